// Other forms in which the independent check of re-drawn problems expects to meet a number of the problem.
import { type Amount, amount, times } from './perturb-arithmetic.ts';
import type { Pair } from './perturb-text.ts';

export const key = (value: Amount) => `${value.top}/${value.bottom}`;
export const pairKey = (old: Amount, now: Amount) => `${key(old)}>${key(now)}`;

/** Percent 20 may appear as 0.2, 80 or 120; a fraction 3/10 as 0.3. */
export function derivedPairs(pairs: Pair[], text: string): string[] {
  const hundred = amount('100');
  const minus = (a: Amount) => ({ top: hundred.top * a.bottom - a.top * hundred.bottom, bottom: a.bottom });
  const plus = (a: Amount) => ({ top: hundred.top * a.bottom + a.top * hundred.bottom, bottom: a.bottom });
  return pairs.flatMap((pair) => {
    const { old, now } = pair;
    const forms: [Amount, Amount][] = [[old, now]];
    if (/^\s*(?:%|\\%|-?percent)/i.test(text.slice(pair.oldPiece.end, pair.oldPiece.end + 10))) {
      forms.push([minus(old), minus(now)], [plus(old), plus(now)]);
    }
    for (const [word, factor] of [
      ['thousand', 1000n],
      ['million', 1000000n],
      ['billion', 1000000000n],
    ] as const) {
      if (!text.slice(pair.oldPiece.end).startsWith(` ${word}`)) continue;
      forms.push([times(old, factor), times(now, factor)]);
    }
    return forms.flatMap(([a, b]) => [
      pairKey(times(a, 1n), times(b, 1n)),
      pairKey(times(a, 1n, 100n), times(b, 1n, 100n)),
    ]);
  });
}

/** A fraction a/b of the problem as one value. */
export function quotientPairs(pairs: Pair[], seed: string): string[] {
  return pairs.flatMap((pair, i) => {
    const next = pairs[i + 1];
    if (!next || !/^\s?\/\s?$/.test(seed.slice(pair.oldPiece.end, next.oldPiece.at))) return [];
    if (next.now.top === 0n || next.old.top === 0n) return [];
    const over = (a: Amount, b: Amount) => times({ top: a.top * b.bottom, bottom: a.bottom * b.top }, 1n);
    return [pairKey(over(pair.old, next.old), over(pair.now, next.now))];
  });
}
