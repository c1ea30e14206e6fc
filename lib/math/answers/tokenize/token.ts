import type { Rational } from '../rational.ts';

type Place = {
  readonly start: number;
  readonly end: number;
  /** White space (or a spacing command) stands before the token. */
  readonly spaced: boolean;
};

export type NumberToken = Place & {
  readonly type: 'number';
  readonly value: Rational;
  readonly raw: string;
  readonly decimals: number;
  readonly digits: number;
  readonly cut: boolean;
};

export type Token =
  | NumberToken
  | (Place & { readonly type: 'symbol'; readonly name: string })
  | (Place & { readonly type: 'word'; readonly text: string; readonly quoted: boolean })
  | (Place & { readonly type: 'function'; readonly name: string })
  /** Operators, brackets and separators, under one spelling each: `*`, `/`, `<=`, `{` (a set brace), `{{` (a group). */
  | (Place & { readonly type: 'mark'; readonly mark: string })
  /** Commands with arguments of their own: frac, sqrt, binom, begin, end. */
  | (Place & { readonly type: 'command'; readonly name: string; readonly argument: string });

export type Mode = 'prose' | 'math' | 'plain';

/**
 * A text that cannot be read as mathematics; never leaves the answer engine. No Error: the trace of calls that each one
 * would keep costs more than most answers, and nobody reads it.
 */
export class Unreadable {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}
