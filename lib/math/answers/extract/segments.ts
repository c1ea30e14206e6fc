import { isLetter, isSpace } from '../tokenize/characters.ts';
import { UNIT_SIZES } from '../tokenize/words.ts';
import { Closers } from './closers.ts';
import type { Span } from './place.ts';

const CLOSERS: Record<string, string> = { '\\(': '\\)', '\\[': '\\]', $$: '$$', $: '$' };

function openerAt(text: string, at: number): string | null {
  if (text[at - 1] === '\\' && text[at] === '$') return null;
  for (const opener of ['$$', '$', '\\(', '\\[']) if (text.startsWith(opener, at)) return opener;
  return null;
}

/** The formula that begins at `at`, with its borders, or null. */
export function formulaAt(text: string, at: number, closers = new Closers(text)): Span | null {
  const opener = openerAt(text, at);
  if (!opener) return null;
  const closer = CLOSERS[opener]!;
  for (let end = closers.find(closer, at + opener.length); end >= 0; end = closers.find(closer, end + 1)) {
    if (closer.startsWith('$') && text[end - 1] === '\\') continue;
    return end === at + opener.length ? null : { start: at, end: end + closer.length };
  }
  return null;
}

/** Every formula of a text, in order. */
export function formulas(text: string, from = 0, to = text.length): Span[] {
  const found: Span[] = [];
  const closers = new Closers(text);
  for (let at = from; at < to; at++) {
    const span = text[at] === '$' || text[at] === '\\' ? formulaAt(text, at, closers) : null;
    if (!span || span.end > to) continue;
    found.push(span);
    at = span.end - 1;
  }
  return found;
}

/** True where two formulas are parts of one answer: only a comma, "and" or "or" stands between them. */
export function connected(gap: string): boolean {
  const plain = gap.trim().toLowerCase();
  return (
    plain === ',' ||
    plain === 'and' ||
    plain === 'or' ||
    plain === ', and' ||
    plain === ', or' ||
    plain === ';'
  );
}

/** Extends an answer over a unit or "percent" that follows it. */
export function withUnitAfter(text: string, end: number): number {
  let at = end;
  while (isSpace(text[at])) at++;
  let stop = at;
  while (isLetter(text[stop])) stop++;
  const word = text.slice(at, stop).toLowerCase();
  if (word === 'percent' || (word !== 'in' && UNIT_SIZES.has(word))) return stop;
  if (word === 'square' || word === 'cubic') {
    const further = withUnitAfter(text, stop);
    return further > stop ? further : end;
  }
  return text[at] === '%' ? at + 1 : end;
}
