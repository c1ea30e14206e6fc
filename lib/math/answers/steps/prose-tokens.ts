import { spend } from '../meter.ts';
import { isDigit, isLetter, isSpace } from '../tokenize/characters.ts';

/** A piece of running text that may belong to an equation. */
export type Piece = {
  readonly type: 'number' | 'operator' | 'open' | 'close' | 'equals' | 'word' | 'other';
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

const OPERATORS = '+-*/×÷·^−–∗';
const CURRENCY = '$€£¥';

/** Splits running text from `start` to `end` into numbers, operators, brackets, equals signs and words. */
export function prosePieces(text: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  while (at < end) {
    if (isSpace(text[at]) && text[at] !== '\n') {
      at++;
      continue;
    }
    spend(0.3);
    const piece = pieceAt(text, at, pieces[pieces.length - 1]);
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}

function pieceAt(text: string, at: number, last: Piece | undefined): Piece {
  const c = text[at]!;
  const end = numberEnd(text, at);
  if (end > at) return make('number', text, at, end);
  if (isLetter(c)) return word(text, at, last);
  if (c === '(' || c === '[') return make('open', text, at, at + 1);
  if (c === ')' || c === ']') return make('close', text, at, at + 1);
  if (c === '=' || c === '≈') return make(isComparison(text, at) ? 'other' : 'equals', text, at, at + 1);
  if (text.startsWith('**', at)) return make('other', text, at, at + 2);
  if (OPERATORS.includes(c)) return make('operator', text, at, at + 1);
  return make('other', text, at, at + 1);
}

const make = (type: Piece['type'], text: string, start: number, end: number): Piece => ({
  type,
  text: text.slice(start, end),
  start,
  end,
});

const isComparison = (text: string, at: number) =>
  '<>!=:'.includes(text[at - 1] ?? ' ') || '=>'.includes(text[at + 1] ?? ' ');

/** The end of a number with its currency, separators and percent sign. */
function numberEnd(text: string, start: number): number {
  let at = start;
  if (text[at] === '\\' && text[at + 1] === '$') at += 2;
  else if (CURRENCY.includes(text[at]!)) at++;
  if (!isDigit(text[at]) && !(text[at] === '.' && isDigit(text[at + 1]))) return start;
  while (isDigit(text[at])) at++;
  while (
    text[at] === ',' &&
    isDigit(text[at + 1]) &&
    isDigit(text[at + 2]) &&
    isDigit(text[at + 3]) &&
    !isDigit(text[at + 4])
  )
    at += 4;
  if (text[at] === '.' && isDigit(text[at + 1])) {
    at++;
    while (isDigit(text[at])) at++;
  }
  if (text[at] === '\\' && text[at + 1] === '%') return at + 2;
  return text[at] === '%' ? at + 1 : at;
}

/** A run of letters; an x between two numbers multiplies, and "of" after a share does. */
function word(text: string, start: number, last: Piece | undefined): Piece {
  let end = start;
  while (isLetter(text[end])) end++;
  const run = text.slice(start, end);
  const after = text.slice(end, end + 2).trimStart()[0];
  const opens = isDigit(after) || after === '(' || after === '$' || after === '.';
  const between = last?.type === 'number' && opens;
  const afterUnit = last?.type === 'word' && last.text.length > 1 && opens && last.end < start;
  if ((run === 'x' || run === 'X' || run === 'times') && (between || afterUnit || last?.type === 'close'))
    return make('operator', text, start, end);
  if (run === 'of' && last?.type === 'number' && last.text.endsWith('%') && between)
    return make('operator', text, start, end);
  return make('word', text, start, end);
}
