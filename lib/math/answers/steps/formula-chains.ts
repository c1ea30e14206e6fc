import type { Span } from '../extract/place.ts';

/** A chain of equal sides inside a formula, with its place in the solution. */
export type FormulaChain = Span & { readonly sides: readonly string[] };

/** The rows of the formulas of a text, cut at the signs of equality that stand outside of brackets. */
export function formulaChains(text: string, spans: readonly Span[], limit: number): FormulaChain[] {
  const chains: FormulaChain[] = [];
  for (const span of spans) {
    if (chains.length >= limit) break;
    if (hasEquation(text, span)) chains.push(...rowChains(text, span));
  }
  return chains.slice(0, limit);
}

function hasEquation(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++)
    if (text[at] === '=' || (text[at] === '\\' && text.startsWith('approx', at + 1))) return true;
  return false;
}

function rowChains(text: string, span: Span): FormulaChain[] {
  const chains: FormulaChain[] = [];
  let carried: string | null = null;
  for (const row of rowsOf(text, span)) {
    const sides = sidesOf(text.slice(row.start, row.end));
    const continued = sides.length > 1 && sides[0]!.trim() === '';
    const full: readonly string[] = continued && carried !== null ? [carried, ...sides.slice(1)] : sides;
    if (full.length > 1 && full[0]!.trim() !== '')
      chains.push({ ...row, sides: full.map((side) => side.trim()) });
    carried = full[full.length - 1] ?? null;
  }
  return chains;
}

/** The rows between `\\`, without the borders of the formula and alignment marks at their ends. */
function rowsOf(text: string, span: Span): Span[] {
  const borders = ['$$', '$', '\\(', '\\[', '\\)', '\\]'];
  let { start, end } = span;
  const open = borders.find((border) => text.startsWith(border, start));
  const close = borders.find((border) => text.slice(start, end).endsWith(border));
  if (open) start += open.length;
  if (text.startsWith('\\begin{', start)) start = text.indexOf('}', start) + 1;
  const environment = text.slice(start, end).lastIndexOf('\\end{align');
  if (environment >= 0) end = start + environment;
  if (close) end -= close.length;
  const rows: Span[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (text[at] !== '\\' || text[at + 1] !== '\\') continue;
    rows.push({ start: from, end: at });
    at++;
    from = at + 1;
  }
  rows.push({ start: from, end });
  return rows;
}

/** Cuts a row at `=` and `\approx` outside of braces and brackets; other relations end the chain. */
export function sidesOf(row: string): string[] {
  const sides: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < row.length; at++) {
    const c = row[at]!;
    if ('{(['.includes(c)) depth++;
    else if ('})]'.includes(c)) depth--;
    const length = depth === 0 ? signLength(row, at) : 0;
    if (!length) continue;
    sides.push(row.slice(from, at).replaceAll('&', ' '));
    from = at + length;
    at = from - 1;
  }
  sides.push(row.slice(from).replaceAll('&', ' '));
  return sides;
}

function signLength(row: string, at: number): number {
  if (row[at] === '\\') return row.startsWith('approx', at + 1) ? 7 : 0;
  return row[at] === '=' && !'<>!='.includes(row[at - 1] ?? ' ') && row[at + 1] !== '=' ? 1 : 0;
}
