import katex from 'katex';
import { cutText } from '#components/math/cut-text.ts';
import { flowText, type Inline } from '#components/math/flow.ts';
import { renderTex } from '#components/math/render-tex.ts';
import { katexSettings } from '#lib/math/text/katex-settings.ts';
import { type Metric, metric } from '../metrics.ts';

/** The formulas that the rows of a window show, set as a list sets them and by KaTeX alone. */
export function measureRendering(problems: readonly string[]): Metric[] {
  const formulas = problems.flatMap(formulasOf).filter((source) => source.length <= 4096);
  if (formulas.length === 0) return [];
  // The first ones warm the engine up; of the others each is set once by either, so that what a list remembers counts
  // only where rows repeat a formula.
  const bare = (source: string) => {
    try {
      katex.renderToString(source, { ...katexSettings(false), output: 'html' });
    } catch {
      // What does not parse is shown as source.
    }
  };
  const half = formulas.length >> 1;
  rate(formulas.slice(0, half), bare);
  const rest = formulas.slice(half);
  const best = { bare: rate(rest, bare), own: rate(rest, (source) => renderTex(source, false, 'html')) };
  return [
    metric('rendering, formulas of visible rows', best.own, 'formulas/s', { floor: best.bare }),
    metric('rendering, share of KaTeX alone', best.own / best.bare, 'ratio', { least: 0.8 }),
  ];
}

const isMath = (part: Inline) => part.kind === 'math';

function formulasOf(problem: string): string[] {
  return flowText(cutText(problem, 300)).flatMap((block) => {
    if (block.kind === 'display') return [block.source];
    if (block.kind === 'code') return [];
    return block.parts.filter(isMath).map((part) => ('source' in part ? part.source : ''));
  });
}

function rate(formulas: readonly string[], run: (source: string) => void): number {
  const began = performance.now();
  for (const source of formulas) run(source);
  return (formulas.length / (performance.now() - began)) * 1000;
}
