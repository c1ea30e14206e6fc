import { cutText } from './cut-text.ts';
import { type Block, flowText, type Inline } from './flow.ts';
import { isKept, renderTex } from './render-tex.ts';

/** The beginning of a text for one line of a list, with its formulas by themselves. */
export type LineParts = { blocks: readonly Block[]; formulas: readonly string[] };

const mostKept = 1000;
const kept = new Map<string, LineParts>();

/** A line as it is drawn; the newest lines are remembered, because rows come and go while somebody scrolls. */
export function lineParts(text: string, longest: number): LineParts {
  const key = `${longest}:${text}`;
  const known = kept.get(key);
  if (known) return known;
  const blocks = flowText(cutText(text, longest)).map(inOneLine);
  const made = { blocks, formulas: blocks.flatMap(formulasOf) };
  kept.set(key, made);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
  return made;
}

function inOneLine(block: Block): Block {
  if (block.kind === 'paragraph') return { ...block, parts: block.parts.map(onOneLine) };
  return block.kind === 'display' ? { ...block, source: inlineForm(block.source) } : block;
}

/** Environments that KaTeX sets on lines of their own only, as those that do the same within a line. */
const inlineForm = (source: string): string =>
  source
    .replace(/\\(begin|end)\s?\{(align|gather)(at)?\*?\}/g, '\\$1{$2ed$3}')
    .replace(/\\(begin|end)\s?\{equation\*?\}/g, '');

function formulasOf(block: Block): string[] {
  if (block.kind === 'display') return [block.source];
  if (block.kind === 'code') return [];
  return block.parts.flatMap((part) => (part.kind === 'math' ? [part.source] : []));
}

/** A line break beside a formula would vanish: KaTeX ends formulas with zero-width spaces, which swallow it. */
function onOneLine(part: Inline): Inline {
  return part.kind === 'text' ? { ...part, text: part.text.replace(/\s+/g, ' ') } : part;
}

/** Whether every formula of the line was set before and is remembered. */
export const isLineSet = ({ formulas }: LineParts): boolean =>
  formulas.every((source) => isKept(source, false, 'html'));

/** Sets the formulas of a line one by one, as long as `mayGoOn` says so; tells whether all are set. */
export function setLine({ formulas }: LineParts, mayGoOn: () => boolean): boolean {
  for (const source of formulas) {
    if (isKept(source, false, 'html')) continue;
    if (!mayGoOn()) return false;
    renderTex(source, false, 'html');
  }
  return true;
}
