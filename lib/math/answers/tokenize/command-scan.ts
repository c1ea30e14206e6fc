import { isLetter, isSpace } from './characters.ts';
import {
  COMMANDS,
  CONSTANTS,
  DROPPED,
  FUNCTIONS,
  IGNORED,
  knownPrefix,
  LETTERS,
  MARKS,
  TEXTUAL,
  TRANSPARENT,
  UNSUPPORTED,
} from './commands.ts';
import type { Scanner } from './scan.ts';
import { type Mode, Unreadable } from './token.ts';

/** The index of the brace that closes the one at `open`, or -1. */
export function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return at;
  }
  return -1;
}

/** The place of the closing brace for every brace that is closed. */
export function closingBraces(text: string): Map<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === '{') open.push(at);
    else if (c === '}' && open.length) closings.set(open.pop()!, at);
  }
  return closings;
}

const SPACING = new Set([',', ';', ':', '!', ' ', '\n', '\t', '>', '/']);
const ESCAPED = new Map([
  ['{', '{'],
  ['}', '}'],
  ['%', '%'],
  ['|', '|'],
]);

/** Reads the command at the scanner's place (or the one called `named`) and returns the mode that follows. */
export function scanCommand(scanner: Scanner, to: number, mode: Mode, named?: string): Mode {
  const start = named === undefined ? scanner.at : scanner.at - 1;
  if (named === undefined) {
    const next = scanner.text[start + 1];
    if (!isLetter(next)) return escaped(scanner, start, next, mode);
  }
  const name = named ?? readName(scanner, start, to);
  command(scanner, name, start, to, mode);
  return mode;
}

function readName(scanner: Scanner, start: number, to: number): string {
  let end = start + 1;
  while (end < to && isLetter(scanner.text[end])) end++;
  const name = scanner.text.slice(start + 1, end);
  const known = knownPrefix(name);
  if (known && known !== name) scanner.repair(`a space after \\${known}`);
  scanner.at = start + 1 + (known ?? name).length;
  if ((known ?? name) === 'operatorname' && scanner.text[scanner.at] === '*') scanner.at++;
  return known ?? name;
}

function escaped(scanner: Scanner, start: number, next: string | undefined, mode: Mode): Mode {
  scanner.at = start + 2;
  if (next === '(' || next === '[') return 'math';
  if (next === ')' || next === ']') return 'prose';
  if (next === '\\') {
    newline(scanner, start);
    return mode;
  }
  if (next === '$') {
    scanner.push({ type: 'word', text: 'dollars', quoted: true }, start, scanner.at);
    return mode;
  }
  const mark = next === undefined ? undefined : ESCAPED.get(next);
  if (mark) scanner.mark(mark, start, scanner.at);
  else if (next === undefined || SPACING.has(next)) scanner.spaced = true;
  else if (next !== '&' && next !== '#' && next !== '_' && next !== '-') scanner.at = start + 1;
  return mode;
}

/** `\\` ends a row; before a command, outside of rows, it is a backslash that was escaped twice. */
function newline(scanner: Scanner, start: number) {
  const known = isLetter(scanner.text[scanner.at]) && !scanner.text.includes('\\begin');
  if (known) {
    scanner.repair('a doubled backslash');
    scanner.at = start + 1;
    return;
  }
  if (scanner.text[scanner.at] === '[') {
    const close = scanner.text.indexOf(']', scanner.at);
    const inside = scanner.text.slice(scanner.at + 1, close);
    if (
      close > 0 &&
      (inside.endsWith('pt') || inside.endsWith('ex') || inside.endsWith('em') || inside.endsWith('mm'))
    ) {
      scanner.at = close + 1;
    }
  }
  scanner.mark('\\\\', start, scanner.at);
}

function command(scanner: Scanner, name: string, start: number, to: number, mode: Mode) {
  const end = scanner.at;
  const mark = MARKS.get(name);
  if (mark !== undefined) return scanner.mark(mark, start, end);
  if (TEXTUAL.has(name)) return textual(scanner, name, to, mode);
  if (TRANSPARENT.has(name)) return;
  if (DROPPED.has(name)) return drop(scanner, name === 'multicolumn' ? 2 : 1);
  if (IGNORED.has(name)) {
    scanner.spaced = true;
    if (name === 'left' || name === 'right') emptyDelimiter(scanner);
    return;
  }
  const constant = CONSTANTS.get(name);
  if (constant) return scanner.push({ type: 'symbol', name: `\\${constant}` }, start, end);
  const fn = FUNCTIONS.get(name);
  if (fn && name !== 'sqrt') return scanner.push({ type: 'function', name: fn }, start, end);
  if (LETTERS.has(name)) return scanner.push({ type: 'symbol', name }, start, end);
  if (UNSUPPORTED.has(name)) throw new Unreadable(`\\${name} is only compared as written`);
  const known = COMMANDS.get(name);
  if (known === 'begin' || known === 'end') return environment(scanner, known, start);
  if (known) return scanner.push({ type: 'command', name: known, argument: name }, start, end);
  scanner.push({ type: 'symbol', name: `\\${name}` }, start, end);
}

/** `\left.` and `\right.` draw nothing. */
function emptyDelimiter(scanner: Scanner) {
  let at = scanner.at;
  while (isSpace(scanner.text[at])) at++;
  if (scanner.text[at] === '.') scanner.at = at + 1;
  // `\left{` is written for `\left\{`.
  if (scanner.text[at] === '{' || scanner.text[at] === '}') {
    scanner.repair('a brace after \\left or \\right');
    scanner.mark(scanner.text[at]!, at, at + 1);
    scanner.at = at + 1;
  }
}

function drop(scanner: Scanner, groups = 1) {
  for (let count = 0; count < groups && scanner.text[scanner.at] === '{'; count++) {
    const close = scanner.closing(scanner.at);
    if (close < 0) return;
    scanner.at = close + 1;
  }
}

function environment(scanner: Scanner, name: 'begin' | 'end', start: number) {
  const open = scanner.at;
  const close = scanner.text[open] === '{' ? scanner.closing(open) : -1;
  if (close < 0) throw new Unreadable('an environment without a name');
  scanner.at = close + 1;
  const argument = scanner.text.slice(open + 1, close).replace('*', '');
  if (name === 'begin' && (argument === 'array' || argument === 'tabular')) {
    if (scanner.text[scanner.at] === '{') drop(scanner);
  }
  scanner.push({ type: 'command', name, argument }, start, scanner.at);
}

function textual(scanner: Scanner, name: string, to: number, mode: Mode) {
  while (isSpace(scanner.text[scanner.at])) scanner.at++;
  const open = scanner.at;
  const close = scanner.text[open] === '{' ? scanner.closing(open, to) : -1;
  if (close < 0) return;
  const inside = scanner.text.slice(open + 1, close);
  if (name === 'mathbb' || name === 'Bbb') {
    scanner.push({ type: 'symbol', name: `\\mathbb{${inside.trim()}}` }, open, close + 1);
  } else if (name.startsWith('operatorname')) operator(scanner, inside, open, close);
  else if (name.startsWith('math') && !(inside.trim().length > 1 && lettersOnly(inside.trim()))) {
    scanner.range(open + 1, close, mode);
  } else prose(scanner, open + 1, close);
  scanner.at = close + 1;
}

const lettersOnly = (text: string) => [...text].every((c) => isLetter(c));

function prose(scanner: Scanner, from: number, to: number) {
  scanner.spaced = true;
  scanner.range(from, to, 'prose');
  scanner.spaced = true;
}

function operator(scanner: Scanner, inside: string, open: number, close: number) {
  const name = FUNCTIONS.get(inside.trim());
  if (name) return scanner.push({ type: 'function', name }, open, close + 1);
  scanner.push({ type: 'symbol', name: inside.trim() || '\\operator' }, open, close + 1);
}
