import { spend } from '../meter.ts';
import { rational } from '../rational.ts';
import { type Token, Unreadable } from '../tokenize/token.ts';

const MAX_DEPTH = 48;
const MAX_WORK = 6000;

/** A place in a row of tokens, with limits on nesting and on work so that every input ends soon. */
export class Cursor {
  readonly text: string;
  readonly tokens: Token[];
  readonly repairs: string[];
  /** What each bar that could open or close is taken for; bars beyond the list close. */
  readonly bars: readonly boolean[];
  barsMet = 0;
  barDepth = 0;
  /** Above 0 inside of a set, where a colon begins its condition. */
  setDepth = 0;
  /** Brackets that are open; a closing one where none is open begins an interval: `]2, 5[`. */
  brackets = 0;
  /** Above 0 inside of an interval that `]` opened: there `[` closes. */
  turned = 0;
  at = 0;
  private depth = 0;
  private work = 0;

  constructor(text: string, tokens: readonly Token[], repairs: string[], bars: readonly boolean[]) {
    this.text = text;
    this.tokens = [...tokens];
    this.repairs = repairs;
    this.bars = bars;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  next(): Token {
    const token = this.tokens[this.at++];
    if (!token) throw new Unreadable('the answer ends too soon');
    return token;
  }

  /** The spelling of the mark ahead, or '' where the next token is no mark. */
  mark(ahead = 0): string {
    const token = this.peek(ahead);
    return token?.type === 'mark' ? token.mark : '';
  }

  take(mark: string): boolean {
    if (this.mark() !== mark) return false;
    this.at++;
    return true;
  }

  /** Runs a rule one level deeper. */
  nested<T>(rule: () => T): T {
    spend(0.6);
    if (++this.depth > MAX_DEPTH) throw new Unreadable('nested too deeply');
    if (++this.work > MAX_WORK) throw new Unreadable('too involved for an answer');
    const result = rule();
    this.depth--;
    return result;
  }

  repair(note: string) {
    if (!this.repairs.includes(note)) this.repairs.push(note);
  }

  /** Takes one digit off a number, as LaTeX does for an argument without braces (`\frac12`). */
  splitDigit(): boolean {
    const token = this.peek();
    if (
      token?.type !== 'number' ||
      token.raw.length < 2 ||
      token.raw.includes('.') ||
      token.raw.includes('\\')
    )
      return false;
    const digit = (raw: string, start: number) => ({
      ...token,
      raw,
      value: rational(BigInt(raw)),
      digits: raw.length,
      start,
    });
    const rest = digit(token.raw.slice(1), token.start + 1);
    this.tokens.splice(
      this.at,
      1,
      { ...digit(token.raw[0]!, token.start), end: token.start + 1 },
      { ...rest, spaced: false },
    );
    return true;
  }

  fail(reason: string): never {
    throw new Unreadable(reason);
  }
}
