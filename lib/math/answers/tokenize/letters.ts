import { isDigit, isLetter, isSpace } from './characters.ts';
import { CONSTANTS, FUNCTIONS } from './commands.ts';
import type { Scanner } from './scan.ts';
import type { Mode } from './token.ts';
import { CONNECTIVES, GLUED_UNITS, UNIT_SIZES } from './words.ts';

const SHORT_WORDS = new Set(
  'is of to in at by it no we so up an as be do he if me my on us am pm the yes odd all any one two six ten red sum has was are not per its for you can'.split(
    ' ',
  ),
);
const GLUED_FUNCTIONS = ['sqrt', 'arcsin', 'arccos', 'arctan', 'sin', 'cos', 'tan', 'log', 'ln'];

function runEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isLetter(text[at])) at++;
  return at;
}

/** Reads a run of ASCII letters: a function, a constant, a connective, a word, or a product of single letters. */
export function scanLetters(scanner: Scanner, to: number, mode: Mode) {
  const start = scanner.at;
  const end = runEnd(scanner.text, start, to);
  const run = scanner.text.slice(start, end);
  scanner.at = end;
  if (run.length === 1)
    return mode === 'prose' && isUnitLetter(scanner)
      ? unitLetter(scanner, run, start)
      : letter(scanner, run, start);
  if (standsAlone(scanner, start, end) && CONNECTIVES.has(run.toLowerCase())) {
    return scanner.mark(CONNECTIVES.get(run.toLowerCase())!, start, end);
  }
  if (mode !== 'prose' && known(scanner, run, start, end)) return;
  if (isWord(scanner, run, start, end, mode)) {
    return scanner.push({ type: 'word', text: run, quoted: mode === 'prose' }, start, end);
  }
  split(scanner, run, start);
}

function known(scanner: Scanner, run: string, start: number, end: number): boolean {
  const name = FUNCTIONS.get(run);
  if (name && !(run === 'min' && scanner.last()?.type === 'number')) {
    scanner.push({ type: 'function', name }, start, end);
    return true;
  }
  const constant =
    run === 'oo'
      ? 'infinity'
      : (CONSTANTS.get(run.toLowerCase()) ?? (run.toLowerCase() === 'inf' ? 'infinity' : undefined));
  if (constant) {
    scanner.push({ type: 'symbol', name: `\\${constant}` }, start, end);
    return true;
  }
  return false;
}

function standsAlone(scanner: Scanner, start: number, end: number): boolean {
  const before = scanner.text[start - 1];
  const after = scanner.text[end];
  return (
    (!before || !(isLetter(before) || before === '\\')) && (!after || isSpace(after) || !isLetter(after))
  );
}

function isWord(scanner: Scanner, run: string, start: number, end: number, mode: Mode): boolean {
  if (mode === 'prose') return true;
  const last = scanner.last();
  const afterValue =
    last !== undefined && (last.type === 'number' || (last.type === 'mark' && last.mark === '}}'));
  if (afterValue && GLUED_UNITS.has(run)) return true;
  if (scanner.wordsOnly)
    return (
      run.length > (scanner.text.includes(' ') ? 2 : 3) ||
      SHORT_WORDS.has(run.toLowerCase()) ||
      (run.length > 2 && run === run.toUpperCase())
    );
  if (mode === 'math') return run.length > 3 && scanner.spaced && isSpace(scanner.text[end] ?? ' ');
  if (run === 'AM' || run === 'PM') return afterValue;
  const afterWord = last?.type === 'word';
  if (run === 'sq' || run === 'cu') return afterValue;
  if (run.length === 2) return SHORT_WORDS.has(run) || ((afterValue || afterWord) && UNIT_SIZES.has(run));
  if (run === run.toUpperCase() && run.length < 5) return false;
  return !glued(scanner.text[start - 1]) && !glued(scanner.text[end])
    ? true
    : run.length > 4 || UNIT_SIZES.has(run);
}

const glued = (c: string | undefined) => c !== undefined && (isDigit(c) || '+*/^_=)('.includes(c));

function split(scanner: Scanner, run: string, start: number) {
  let offset = 0;
  for (const name of GLUED_FUNCTIONS) {
    if (run.startsWith(name)) {
      scanner.push({ type: 'function', name }, start, start + name.length);
      scanner.repair(`a space after ${name}`);
      offset = name.length;
      break;
    }
  }
  for (; offset < run.length; offset++) letter(scanner, run[offset]!, start + offset);
}

/** In prose, a letter right after a value (`5 m`, `10 m/s`) is its unit. */
function isUnitLetter(scanner: Scanner): boolean {
  const last = scanner.last();
  if (last?.type === 'mark' && last.mark === '/')
    return scanner.tokens[scanner.tokens.length - 2]?.type === 'word';
  return last?.type === 'number' || (last?.type === 'mark' && last.mark === '}}');
}

const unitLetter = (scanner: Scanner, text: string, start: number) =>
  scanner.push({ type: 'word', text, quoted: true }, start, start + 1);

/** `3 x 4` and `3x10^8`: an x that stands for a times sign. */
function isTimes(scanner: Scanner, name: string, start: number): boolean {
  if ((name !== 'x' && name !== 'X') || scanner.last()?.type !== 'number') return false;
  let after = start + 1;
  while (isSpace(scanner.text[after])) after++;
  const scientific = scanner.text.startsWith('10^', after) || scanner.text.startsWith('10**', after);
  return scientific || (scanner.spaced && after > start + 1 && isDigit(scanner.text[after]));
}

function letter(scanner: Scanner, name: string, start: number) {
  if (isTimes(scanner, name, start)) return scanner.mark('*', start, start + 1);
  if (
    (name === 'a' || name === 'p') &&
    scanner.last()?.type === 'number' &&
    scanner.text.startsWith('.m', start + 1)
  ) {
    scanner.at = start + 3;
    return scanner.push({ type: 'word', text: `${name}m`, quoted: true }, start, scanner.at);
  }
  const constant = name === 'e' || name === 'i' ? `\\${name}` : name;
  scanner.push({ type: 'symbol', name: constant }, start, start + 1);
}
