import { rational } from '../rational.ts';
import type { Token } from '../tokenize/token.ts';
import type { AnswerTree } from '../tree.ts';
import type { Cursor } from './cursor.ts';

const isDigitToken = (token: Token | undefined): boolean =>
  (token?.type === 'number' && token.decimals === 0) ||
  (token?.type === 'symbol' && token.name.length === 1 && token.name >= 'A' && token.name <= 'Z');

/** `A5_{11}`, `3BF_{16}`: digits beyond 9 are letters. Null where what follows is no such number. */
export function letteredNumber(c: Cursor): AnswerTree | null {
  let ahead = 0;
  while (isDigitToken(c.peek(ahead)) && (ahead === 0 || !c.peek(ahead)!.spaced)) ahead++;
  const run = c.tokens.slice(c.at, c.at + ahead);
  if (ahead < 2 || c.mark(ahead) !== '_' || !run.some((token) => token.type === 'symbol')) return null;
  const braces = c.mark(ahead + 1) === '{{';
  const index = c.peek(ahead + (braces ? 2 : 1));
  const radix = index?.type === 'number' ? Number(index.raw) : 0;
  if (radix < 11 || radix > 36 || (braces && c.mark(ahead + 3) !== '}}')) return null;
  const written = run
    .map((token) => (token.type === 'number' ? token.raw : (token as { name: string }).name))
    .join('');
  let value = 0n;
  for (const digit of written) {
    const d = Number.parseInt(digit, 36);
    if (d >= radix) return null;
    value = value * BigInt(radix) + BigInt(d);
  }
  c.at += ahead + (braces ? 4 : 2);
  return { kind: 'number', value: rational(value), decimals: 0, digits: 0, base: { written, radix } };
}
