import { rational } from '../rational.ts';
import {
  CURRENCY,
  FRACTIONS,
  isDigit,
  isLetter,
  isSpace,
  NAMED,
  SINGLE,
  SUBSCRIPTS,
  SUPERSCRIPTS,
} from './characters.ts';
import { closingBraces, scanCommand } from './command-scan.ts';
import { scanLetters } from './letters.ts';
import { type CommaReading, scanNumber } from './numbers.ts';
import { type Mode, type Token, Unreadable } from './token.ts';

/** The most tokens an answer may have; longer ones are no answers. */
const MAX_TOKENS = 1500;

type WithoutPlace<T> = T extends unknown ? Omit<T, 'start' | 'end' | 'spaced'> : never;

/** The state of one pass over an answer. */
export class Scanner {
  readonly text: string;
  readonly commas: CommaReading;
  readonly tokens: Token[] = [];
  readonly repairs: string[] = [];
  /** The commas of some number could be read in another way. */
  ambiguous = false;
  /** The answer holds nothing but words. */
  readonly wordsOnly: boolean;
  /** A dollar sign stands for money, not for the border of a formula. */
  readonly money: boolean;
  private closings: Map<number, number> | null = null;
  spaced = false;
  depth = 0;
  at = 0;

  constructor(text: string, commas: CommaReading) {
    this.text = text;
    this.commas = commas;
    this.wordsOnly = onlyWords(text);
    this.money = countDollars(text) % 2 === 1;
  }

  push(token: WithoutPlace<Token>, start: number, end: number) {
    if (this.tokens.length >= MAX_TOKENS) throw new Unreadable('too long for an answer');
    this.tokens.push({ ...token, start, end, spaced: this.spaced } as Token);
    this.spaced = false;
  }

  /** The index of the brace that closes the one at `open`, or -1 where none does before `limit`. */
  closing(open: number, limit = this.text.length): number {
    this.closings ??= closingBraces(this.text);
    const close = this.closings.get(open) ?? -1;
    return close < limit ? close : -1;
  }

  mark(mark: string, start: number, end: number) {
    if (mark === '(' || mark === '[' || mark === '{') this.depth++;
    if (mark === ')' || mark === ']' || mark === '}') this.depth--;
    this.push({ type: 'mark', mark }, start, end);
  }

  last(): Token | undefined {
    return this.tokens[this.tokens.length - 1];
  }

  repair(note: string) {
    if (this.repairs.length < 20 && !this.repairs.includes(note)) this.repairs.push(note);
  }

  /** Reads the text from `from` to `to`, moving `at`. */
  range(from: number, to: number, mode: Mode) {
    let current = mode;
    this.at = from;
    while (this.at < to) {
      const c = this.text[this.at]!;
      if (isSpace(c)) {
        this.spaced = true;
        this.at++;
      } else if (c === '$' && !this.money) {
        while (this.text[this.at] === '$') this.at++;
        current = current === 'prose' ? 'math' : 'prose';
        this.spaced = true;
      } else if (c === '\\') current = scanCommand(this, to, current);
      else this.single(c, to, current);
    }
  }

  private single(c: string, to: number, mode: Mode) {
    const start = this.at;
    if (isDigit(c) || (c === '.' && beginsDecimals(this.text, start + 1))) return this.number(start);
    if (isLetter(c)) return scanLetters(this, to, mode);
    if (CURRENCY.has(c)) return this.currency(start);
    const pair = this.text.slice(start, start + 2);
    if (pair === '**') return this.two('^', start);
    if (pair === '//') return this.two('/', start);
    if (pair === '<=' || pair === '>=' || pair === '!=') return this.two(pair, start);
    if (pair === '=<') return this.two('<=', start);
    if (pair === '==') return this.two('=', start);
    if (pair === '->' || pair === '=>') return this.two('→', start);
    if (pair === '+/' && this.text[start + 2] === '-') {
      this.at += 3;
      return this.mark('±', start, start + 3);
    }
    if (c === '.' && pair === '..') return this.dots(start);
    this.at++;
    if (c === '{' || c === '}')
      return this.push({ type: 'mark', mark: c === '{' ? '{{' : '}}' }, start, start + 1);
    const mark = SINGLE.get(c);
    if (mark) return this.mark(mark, start, start + 1);
    return this.special(c, start);
  }

  private two(mark: string, start: number) {
    this.at += 2;
    this.mark(mark, start, start + 2);
  }

  private dots(start: number) {
    while (this.text[this.at] === '.') this.at++;
    this.mark('…', start, this.at);
  }

  private currency(start: number) {
    this.at++;
    this.push(
      { type: 'word', text: this.text[start] === '$' ? 'dollars' : this.text[start]!, quoted: true },
      start,
      this.at,
    );
  }

  private number(start: number) {
    const number = scanNumber(this.text, start, this.commas, this.depth > 0);
    if (!number) throw new Unreadable('a number is too long');
    if (number.ambiguous) this.ambiguous = true;
    const { value, raw, decimals, digits, cut, end } = number;
    this.at = end;
    this.push({ type: 'number', value, raw, decimals, digits, cut }, start, end);
  }

  /** Superscripts, subscripts, fractions and named letters of Unicode; full stops and quotes are passed over. */
  private special(c: string, start: number) {
    if (c === '.' || c === '"' || c === '“' || c === '”' || c === '`' || c === '#' || c === '?') {
      this.spaced = true;
      return;
    }
    const named = NAMED.get(c);
    const fraction = FRACTIONS.get(c);
    if (fraction) {
      const value = rational(...fraction);
      return this.push(
        { type: 'command', name: 'fraction', argument: `${value.n}/${value.d}` },
        start,
        this.at,
      );
    }
    if (named) return scanCommand(this, this.text.length, 'math', named);
    if (SUPERSCRIPTS.includes(c)) return this.script('^', SUPERSCRIPTS, start);
    if (SUBSCRIPTS.includes(c)) return this.script('_', SUBSCRIPTS, start);
    if (c === '⁻' && SUPERSCRIPTS.includes(this.text[start + 1] ?? '?'))
      return this.script('^', SUPERSCRIPTS, start);
    if (isOtherLetter(c)) return this.foreignWord(start);
    throw new Unreadable(`the character ${c} has no place in an answer`);
  }

  private foreignWord(start: number) {
    while (isOtherLetter(this.text[this.at] ?? ' ')) this.at++;
    this.push({ type: 'word', text: this.text.slice(start, this.at), quoted: false }, start, this.at);
  }

  private script(mark: '^' | '_', table: string, start: number) {
    const negative = this.text[start] === '⁻';
    this.at = negative ? start + 1 : start;
    let digits = '';
    while (table.includes(this.text[this.at] ?? '?')) digits += table.indexOf(this.text[this.at++]!);
    this.mark(mark, start, start);
    this.push({ type: 'mark', mark: '{{' }, start, start);
    if (negative) this.mark('-', start, start);
    const value = rational(BigInt(digits));
    this.push(
      { type: 'number', value, raw: digits, decimals: 0, digits: digits.length, cut: false },
      start,
      this.at,
    );
    this.push({ type: 'mark', mark: '}}' }, this.at, this.at);
  }
}

/** A letter beyond ASCII that is no mathematical sign: its case changes, or it lies in a block of scripts. */
function isOtherLetter(c: string): boolean {
  return (
    c.length > 0 &&
    (c.toLowerCase() !== c.toUpperCase() ||
      (c >= '\u3040' && c <= '\u9fff') ||
      (c >= '\uac00' && c <= '\ud7a3'))
  );
}

/** Digits or a repeating block stand here: `.5`, `.\overline{6}`. */
const beginsDecimals = (text: string, at: number) =>
  isDigit(text[at]) || text.startsWith('\\overline{', at) || text.startsWith('\\bar{', at);

function countDollars(text: string): number {
  let count = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1))
    if (text[at - 1] !== '\\') count++;
  return count;
}

function onlyWords(text: string): boolean {
  for (const c of text) if (!isLetter(c) && !isSpace(c) && !".$-'".includes(c)) return false;
  return true;
}

/**
 * Splits an answer into tokens. Formula borders (`$`, `\(`, `\[`) switch between prose and mathematics; an answer
 * without them is read as plain text in which words and formulas mix.
 */
export function tokenize(text: string, commas: CommaReading = 'auto') {
  const scanner = new Scanner(text, commas);
  const bordered = (!scanner.money && text.includes('$')) || text.includes('\\(') || text.includes('\\[');
  scanner.range(0, text.length, bordered ? 'prose' : text.includes('\\') ? 'math' : 'plain');
  return { tokens: scanner.tokens, repairs: scanner.repairs, ambiguous: scanner.ambiguous };
}
