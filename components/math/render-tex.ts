import katex from 'katex';
import { LONGEST_FORMULA } from '#lib/math/text/katex-settings.ts';
import type { TexFault } from '#lib/math/text/tex-errors.ts';
import { runKatex } from '#lib/math/text/tex-errors.ts';

/** How much a formula carries: `html` alone is a third lighter, with MathML a screen reader can speak it. */
export type TexOutput = 'htmlAndMathml' | 'html' | 'mathml';

export type RenderedTex = { html: string; fault: null } | { html: null; fault: TexFault };

const MOST_KEPT = 4000;
const LARGEST_KEPT = 20_000;
const kept = new Map<string, RenderedTex>();

/** KaTeX's markup of one formula, or why there is none; the most recently used formulas are remembered. */
export function renderTex(
  source: string,
  display: boolean,
  output: TexOutput = 'htmlAndMathml',
): RenderedTex {
  const key = keyOf(source, display, output);
  const known = kept.get(key);
  const rendered = known ?? typeset(source, display, output);
  if (known) kept.delete(key);
  if ((rendered.html?.length ?? source.length) <= LARGEST_KEPT) kept.set(key, rendered);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return rendered;
}

const keyOf = (source: string, display: boolean, output: TexOutput) =>
  `${display ? 'd' : 'i'}${output}:${source}`;

/** Whether the formula was set before and is remembered: showing it costs nothing. One that is set on demand counts too. */
export const isKept = (source: string, display: boolean, output: TexOutput): boolean =>
  source.length > LONGEST_FORMULA || kept.has(keyOf(source, display, output));

function typeset(source: string, display: boolean, output: TexOutput): RenderedTex {
  const result = runKatex(source, display, (tex, settings) =>
    katex.renderToString(tex, { ...settings, output }),
  );
  return result.fault ? { html: null, fault: result.fault } : { html: result.value, fault: null };
}
