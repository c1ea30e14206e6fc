import { Closers } from '../extract/closers.ts';
import type { Span } from '../extract/place.ts';

/**
 * The formulas of running text. A single dollar sign opens a formula only before a character and closes it only after
 * one and not before a digit (the rule of Pandoc), so that sums of money stay text.
 */
export function mathSpans(text: string, dollars = true): Span[] {
  const spans: Span[] = [];
  const closers = new Closers(text);
  let at = 0;
  while (at < text.length) {
    const end = spanEnd(text, at, dollars, closers);
    if (end > at) spans.push({ start: at, end });
    at = Math.max(end, at + 1);
  }
  return spans;
}

const blank = (c: string | undefined) => c === undefined || c === ' ' || c === '\n' || c === '\t';

function spanEnd(text: string, at: number, dollars: boolean, closers: Closers): number {
  if (text[at] !== '\\' && text[at] !== '$') return at;
  if (text.startsWith('\\(', at)) return closed(closers, at, '\\)');
  if (text.startsWith('\\[', at)) return closed(closers, at, '\\]');
  if (text.startsWith('$$', at)) return closed(closers, at, '$$');
  if (text.startsWith('\\begin{align', at)) return closed(closers, at, '\\end{align');
  if (!dollars || text[at] !== '$' || text[at - 1] === '\\' || blank(text[at + 1])) return at;
  for (let end = closers.find('$', at + 1); end >= 0; end = closers.find('$', end + 1)) {
    if (text[end - 1] === '\\') continue;
    const next = text[end + 1] ?? ' ';
    if (blank(text[end - 1]) || (next >= '0' && next <= '9') || text.slice(at, end).includes('\n\n'))
      return at;
    return end + 1;
  }
  return at;
}

function closed(closers: Closers, at: number, close: string): number {
  const end = closers.find(close, at + 2);
  return end < 0 ? at : end + close.length;
}
