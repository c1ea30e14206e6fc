import { isDigit, isLetter, isSpace } from '../tokenize/characters.ts';
import { FUNCTIONS } from '../tokenize/commands.ts';
import { CONNECTIVES, numberInWords, UNIT_SIZES } from '../tokenize/words.ts';
import type { Span } from './place.ts';
import { connected, formulas, withUnitAfter } from './segments.ts';

/** Words that name no value: not functions, connectives, units or numbers. */
function isPlainWord(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    word.length > 1 &&
    !FUNCTIONS.has(word) &&
    !CONNECTIVES.has(lower) &&
    !UNIT_SIZES.has(lower) &&
    lower !== 'pi' &&
    lower !== 'inf' &&
    lower !== 'oo' &&
    lower !== 'infinity' &&
    numberInWords(lower) === null
  );
}

/** True where a sentence surrounds the answer: a word stands before the first value and is not joined to it by a sign. */
export function isSentence(text: string): boolean {
  let at = 0;
  let found = false;
  while (at < text.length) {
    const c = text[at]!;
    if (isDigit(c) || c === '$' || c === '\\' || c === '#') return found;
    if (!isLetter(c)) {
      at++;
      continue;
    }
    let end = at;
    while (isLetter(text[end])) end++;
    found ||= isPlainWord(text.slice(at, end)) && !joinedBySign(text, end);
    at = end;
  }
  return false;
}

/** A sign of operation, a relation or a bracket follows: the letters belong to a formula. */
function joinedBySign(text: string, end: number): boolean {
  let at = end;
  while (isSpace(text[at]) || ')]}'.includes(text[at] ?? '.')) at++;
  return '+*/^_=<>([{|!≤≥'.includes(text[at] ?? '.');
}

/** The end of the sentence that starts at `from`: a full stop before a space, a line end, or a mark of the end of a reply. */
export function sentenceEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const c = text[at];
    const ends = c === '\n' || (c === '<' && (text[at + 1] === '|' || text[at + 1] === '/'));
    if (ends || (c === 'I' && text.startsWith('I hope', at))) return at;
    if (c === '.' && (at + 1 === text.length || isSpace(text[at + 1])) && !text.startsWith('e.g', at - 3))
      return at;
  }
  return text.length;
}

const VERBS = [
  ' is ',
  ' are ',
  ' equals ',
  ' by ',
  ' be ',
  ' was ',
  ' get ',
  ' becomes ',
  ' to ',
  ' at ',
  ': ',
  ' = ',
];

/** True where a digit, a formula or a command stands in the text. */
export function hasValue(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (isDigit(c) || c === '$' || c === '\\') return true;
  }
  return false;
}

/** The part of a sentence that gives its value: what follows the verb, else the last formula, else the last number. */
export function valueIn(text: string, span: Span): Span {
  const sentence = text.slice(span.start, span.end);
  if (!isSentence(sentence)) return span;
  const found = formulas(text, span.start, span.end);
  const insideFormula = (at: number) => found.some((formula) => formula.start < at && at < formula.end);
  for (const verb of VERBS) {
    const at = sentence.lastIndexOf(verb);
    const start = at + verb.length;
    if (at < 0 || insideFormula(span.start + at)) continue;
    const rest = sentence.slice(start);
    if (hasValue(rest) && !isSentence(rest)) return { start: span.start + start, end: span.end };
  }
  return lastFormula(text, span) ?? lastNumber(text, span) ?? span;
}

/** The last formula of a span, with those that a comma or "and" joins to it. */
export function lastFormula(text: string, span: Span): Span | null {
  const found = formulas(text, span.start, span.end);
  let first = found.length - 1;
  if (first < 0) return null;
  const end = withUnitAfter(text, found[first]!.end);
  while (first > 0 && connected(text.slice(found[first - 1]!.end, found[first]!.start))) first--;
  return { start: found[first]!.start, end: Math.min(end, span.end) };
}

const NUMERIC = '.,/%$€£−-√π^²³';

/** The last number of a span, with its sign, separators, currency and unit. */
export function lastNumber(text: string, span: Span): Span | null {
  let last = span.end - 1;
  while (last >= span.start && !isDigit(text[last])) last--;
  if (last < span.start) return null;
  let start = last;
  while (start > span.start && (isDigit(text[start - 1]) || NUMERIC.includes(text[start - 1]!))) start--;
  while (start < last && ',.%/^'.includes(text[start]!) && !(text[start] === '.' && isDigit(text[start + 1])))
    start++;
  let end = last + 1;
  while (end < span.end && '%€£²³'.includes(text[end]!)) end++;
  if (text[end] === '\\' && text[end + 1] === '%') end += 2;
  return { start, end: Math.min(withUnitAfter(text, end), Math.max(span.end, end)) };
}
