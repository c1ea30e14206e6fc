import { exactValue } from '../numeric/exact.ts';
import { parseText } from '../parse/index.ts';
import { equals } from '../rational.ts';
import { isLetter, isSpace } from '../tokenize/characters.ts';
import { closingBrace } from '../tokenize/command-scan.ts';
import type { ExtractedAnswer, Span } from './place.ts';
import { trimmed } from './place.ts';

type Box = Span & { readonly inside: Span };

const NAMES = ['\\boxed', '\\fbox', '\\framebox'];
/** Only the boxes at the end matter; earlier ones are not collected. */
const MAX_BOXES = 12;
const MAX_TRIES = 24;

/** The box that begins at `at`, or null. A box without a closing brace ends with its line. */
function boxAt(text: string, at: number, name: string): Box | null {
  let open = at + name.length;
  if (isLetter(text[open])) return null;
  while (isSpace(text[open])) open++;
  if (text[open] === '{') {
    const close = closingBrace(text, open);
    if (close >= 0) return { start: at, end: close + 1, inside: { start: open + 1, end: close } };
    const stop = lineEnd(text, open);
    return { start: at, end: stop, inside: { start: open + 1, end: stop } };
  }
  let stop = open;
  while (stop < text.length && !isSpace(text[stop]) && text[stop] !== '$') stop++;
  return stop > open ? { start: at, end: stop, inside: { start: open, end: stop } } : null;
}

function lineEnd(text: string, from: number): number {
  const stops = ['$', '\n', '\\]', '\\)'].map((mark) => text.indexOf(mark, from)).filter((at) => at >= 0);
  return stops.length ? Math.min(...stops) : text.length;
}

/** The last boxes of a text in order, boxes within boxes left out. */
export function boxes(text: string): Box[] {
  const found: Box[] = [];
  let before = text.length;
  for (let tries = 0; tries < MAX_TRIES && found.length < MAX_BOXES; tries++) {
    const at = Math.max(...NAMES.map((name) => (before > 0 ? text.lastIndexOf(name, before - 1) : -1)));
    if (at < 0) break;
    before = at;
    const box = boxAt(text, at, NAMES.find((name) => text.startsWith(name, at))!);
    if (!box) continue;
    while (found.length && found[found.length - 1]!.end <= box.end) found.pop();
    found.push(box);
  }
  return found.reverse();
}

const JOINING = new Set(['and', 'or', '&']);
const OPPOSING = new Set(['thus', 'but', 'so', 'then', 'hence', 'therefore', 'because', 'since', 'not']);
const MAX_GAP = 60;

/** True where the text between two boxes joins them into one answer: ", ", " and ", "cm and y = ". */
function joins(gap: string): boolean {
  if (gap.length > MAX_GAP || gap.includes('\n\n') || gap.includes('. ')) return false;
  const words = lettersOf(gap);
  if (words.some((word) => OPPOSING.has(word)) || words.length > 6) return false;
  const last = words.findLastIndex((word) => JOINING.has(word));
  if (last >= 0) return words.slice(last + 1).every((word) => word.length < 3);
  return words.length === 0 && (gap.includes(',') || gap.includes(';'));
}

/** The words of a gap, without commands of placement. */
function lettersOf(gap: string): string[] {
  const words: string[] = [];
  let word = '';
  let command = false;
  for (const c of `${gap} `) {
    if (isLetter(c)) word += c;
    else {
      if (word && !command) words.push(word.toLowerCase());
      word = '';
      command = c === '\\';
    }
  }
  return words;
}

/** True where a percent sign or the word stands after an answer, outside of its box. */
export function percentFollows(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && '}$ \\'.includes(text[at]!)) at++;
  return text[at] === '%' || (text.startsWith('percent', at) && !isLetter(text[at + 7]));
}

/** Boxes that all hold the same number in different forms. */
function sameValue(group: readonly string[]): boolean {
  const values = group.map((answer) => {
    const parsed = parseText(answer);
    return 'error' in parsed ? null : exactValue(parsed.tree);
  });
  const first = values[0];
  return !!first && values.every((value) => value && equals(value, first));
}

/** The answer in the last box, or in the boxes that together end the text. */
export function boxedAnswer(text: string): ExtractedAnswer | null {
  const found = boxes(text);
  const last = found[found.length - 1];
  if (!last) return null;
  let first = found.length - 1;
  while (first > 0 && joins(text.slice(found[first - 1]!.end, found[first]!.start))) first--;
  const group = found.slice(first);
  if (group.length > 1) {
    const parts = group.map((box) => nested(text.slice(box.inside.start, box.inside.end)));
    const answer = sameValue(parts) ? parts[parts.length - 1]! : parts.join(', ');
    return { answer, start: group[0]!.start, end: last.end, rule: 'boxes' };
  }
  const inside = trimmed(text, last.inside);
  const answer = nested(text.slice(inside.start, inside.end));

  return { answer, ...inside, rule: 'boxed' };
}

/** The content of a box that holds nothing but another box. */
function nested(inside: string): string {
  const text = inside.trim();
  const name = NAMES.find((candidate) => text.startsWith(candidate));
  const box = name ? boxAt(text, 0, name) : null;
  return box && box.end === text.length ? nested(text.slice(box.inside.start, box.inside.end)) : text;
}
