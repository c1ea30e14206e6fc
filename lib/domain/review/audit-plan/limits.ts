import { levelOfLooks, lowLines, type SequentialTest } from '#lib/math/stats/index.ts';

/**
 * How many bad rows a stratum of `rows` may hold with an accept rate of at least `limit`: rows - ⌈limit · rows⌉. A
 * stratum with more is bad. (A product within 1e-9 of a whole number is that number: 0.07 · 100 is 7.)
 */
export function allowedBad(rows: number, limit: number): number {
  return rows - Math.ceil(limit * rows - 1e-9 * Math.max(1, rows));
}

/** A stratum as its tests see it. `removed`: rows of the frozen population that no longer exist. */
export interface Tested {
  population: number;
  sizes: readonly number[];
  removed?: number;
}

/**
 * The hypothesis "the stratum is bad", as a number of bad rows; null where no stratum of this size can be bad.
 * After removals the claim is about the rows that are left: `left` rows with more than `allowedBad(left)` bad ones among
 * them, tested as if every removed row had been good.
 */
export function badHypothesis(
  { population, sizes, removed = 0 }: Tested,
  limit: number,
): SequentialTest | null {
  const marked = allowedBad(population - removed, limit) + 1;
  return marked > population - removed ? null : { population, sizes, marked };
}

/** The hypothesis "the stratum is good", as a number of good rows; removed rows are held to have been bad. */
export function goodHypothesis({ population, sizes, removed = 0 }: Tested, limit: number): SequentialTest {
  const left = population - removed;
  return { population, sizes, marked: left - allowedBad(left, limit) };
}

/** Where a stratum is decided, as counts of bad rows at each look, and the one-sided levels that give these counts. */
export interface DecisionLines {
  /** Accepted with so many bad rows or fewer; -1: not at this look. */
  accept: number[];
  /** Rejected with so many bad rows or more; size + 1: not at this look. */
  reject: number[];
  acceptLevel: number;
  rejectLevel: number;
}

/** The lines of a stratum whose wrong acceptance and wrong rejection may have these chances, over all looks together. */
export function decisionLines(
  tested: Tested,
  limit: number,
  { accept, reject }: { accept: number; reject: number },
): DecisionLines {
  const bad = badHypothesis(tested, limit);
  const good = goodHypothesis(tested, limit);
  const acceptLevel = bad ? levelOfLooks(accept, bad) : accept;
  const rejectLevel = levelOfLooks(reject, good);
  return {
    accept: bad ? lowLines(acceptLevel, bad) : [...tested.sizes],
    reject: lowLines(rejectLevel, good).map((line, k) => tested.sizes[k]! - line),
    acceptLevel,
    rejectLevel,
  };
}
