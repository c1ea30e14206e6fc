import { Closers } from '../extract/closers.ts';
import { isSpace } from '../tokenize/characters.ts';

export type SolutionStep = { readonly text: string; readonly start: number; readonly end: number };

const OPENERS: readonly (readonly [string, string])[] = [
  ['\\begin{', '\\end{'],
  ['$$', '$$'],
  ['\\[', '\\]'],
];

/**
 * Splits a solution into its steps: its lines, or, where it is a single line, its sentences. Displayed formulas stay whole.
 * Offsets count UTF-16 code units of the solution.
 */
export function splitSteps(solution: string): SolutionStep[] {
  const lines = pieces(solution, (text, at) => (text.charCodeAt(at) === NEWLINE ? 1 : 0));
  return lines.length > 1 ? lines : pieces(solution, sentenceBreak);
}

const codes = (marks: string) => new Set([...marks].map((mark) => mark.charCodeAt(0)));
const STOPS = codes('.!?');
const BORDERS = codes('$\\');
const NEWLINE = 10;

const sentenceBreak = (text: string, at: number) =>
  STOPS.has(text.charCodeAt(at)) && (text[at + 1] === ' ' || at + 1 === text.length) ? 1 : 0;

function pieces(text: string, breakAt: (text: string, at: number) => number): SolutionStep[] {
  const found: SolutionStep[] = [];
  const closers = new Closers(text);
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const inside = BORDERS.has(text.charCodeAt(at)) ? displayEnd(text, at, closers) : at;
    if (inside > at) at = inside;
    else {
      const length = breakAt(text, at);
      at++;
      if (!length) continue;
      push(found, text, start, at);
      start = at;
    }
  }
  push(found, text, start, text.length);
  return found;
}

/** The end of the displayed formula that begins at `at`, or `at`. */
function displayEnd(text: string, at: number, closers: Closers): number {
  for (const [open, close] of OPENERS) {
    if (!text.startsWith(open, at)) continue;
    const end = closers.find(close, at + open.length);
    if (end < 0) return at;
    return open === '\\begin{' ? Math.max(closers.find('}', end) + 1, end) : end + close.length;
  }
  return at;
}

function push(found: SolutionStep[], text: string, from: number, to: number) {
  let [start, end] = [from, to];
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  if (end > start) found.push({ text: text.slice(start, end), start, end });
}
