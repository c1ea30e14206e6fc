import { hypergeometricCdf, hypergeometricQuantile } from './hypergeometric.ts';
import { requireCount, requireProbability } from './require-number.ts';
import { chanceOfLow, type Looks, requireLooks } from './stopping-chances.ts';

/** The hypothesis that at least `marked` of a population are marked, tested at looks that are declared beforehand. */
export interface SequentialTest extends Looks {
  marked: number;
}

function requireTest(test: SequentialTest): void {
  requireLooks(test);
  requireCount('marked', test.marked, test.population);
}

/**
 * The p-value of "at least `marked` are marked" after look `look` (from 0) with `found` marked ones in its sample. It
 * keeps its promise although the count is looked at again and again: under the hypothesis the chance that it is ever,
 * at any of the declared looks, at or below α is at most α.
 *
 * Let F_k be the hypergeometric distribution function of the count X_k at look k with exactly `marked` marked ones, and
 * A(a) = P(F_k(X_k) ≤ a at some look k), computed exactly over all paths. The p-value is A(F_k(x_k)).
 * Proof. With exactly `marked`, A is the distribution function of M = min_k F_k(X_k). The p-value at every look is at
 * least A(M), as A grows; and P(A(M) ≤ α) ≤ α for every random variable M and its distribution function A. With more
 * marked ones, mark the additional rows in the same order of reading: no X_k falls, so no p-value falls. ∎
 * (Chances of two looks that are equal but for rounding may be ordered either way: any fixed order serves.)
 * Stopping earlier, for whatever reason, only removes chances to fall at or below α. The p-value is never above
 * (number of looks) × F_k(x_k), Bonferroni's, and for one look it is F_1(x_1). (The min-p form of repeated tests:
 * C. Jennison and B. W. Turnbull, Group Sequential Methods, 2000, chapters 2 and 12; exactness after Armitage,
 * McPherson and Rowe 1969.)
 */
export function sequentialPValue(found: number, look: number, test: SequentialTest): number {
  requireTest(test);
  requireCount('look', look, test.sizes.length - 1);
  requireCount('found', found, test.sizes[look]!);
  return crossingChance(singleLookChance(found, look, test), test);
}

/**
 * The level at which each look may be tested, so that the chance to refuse a true hypothesis at any look is at most
 * `alpha`: `sequentialPValue` ≤ alpha exactly where the hypergeometric chance of as few or fewer is at or below it.
 * At least alpha / number of looks; larger where looks overlap and counts are coarse.
 */
export function levelOfLooks(alpha: number, test: SequentialTest): number {
  requireTest(test);
  requireProbability('alpha', alpha);
  const bonferroni = alpha / Math.max(1, test.sizes.length);
  const candidates = test.sizes
    .flatMap((_, look) => chancesBetween(bonferroni, alpha, look, test))
    .sort((one, other) => one - other);
  let feasible = 0;
  let beyond = candidates.length;
  while (feasible < beyond) {
    const middle = Math.floor((feasible + beyond) / 2);
    if (crossingChance(candidates[middle]!, test) <= alpha) feasible = middle + 1;
    else beyond = middle;
  }
  return candidates[feasible - 1] ?? bonferroni;
}

/** For each look the greatest count at which the hypothesis is refused at `level` of that look; -1 where there is none. */
export function lowLines(level: number, test: SequentialTest): number[] {
  requireTest(test);
  requireProbability('level', level);
  return test.sizes.map((_, look) => greatestRefused(level, look, test));
}

function singleLookChance(
  found: number,
  look: number,
  { population, marked, sizes }: SequentialTest,
): number {
  return hypergeometricCdf(found, { population, marked, sample: sizes[look]! });
}

function greatestRefused(level: number, look: number, test: SequentialTest): number {
  const { population, marked, sizes } = test;
  const first = hypergeometricQuantile(level, { population, marked, sample: sizes[look]! });
  return singleLookChance(first, look, test) <= level ? first : first - 1;
}

function chancesBetween(above: number, upTo: number, look: number, test: SequentialTest): number[] {
  const chances: number[] = [];
  const last = greatestRefused(upTo, look, test);
  for (let found = last; found >= 0; found--) {
    const chance = singleLookChance(found, look, test);
    if (chance <= above) break;
    chances.push(chance);
  }
  return chances;
}

/** A(a) of `sequentialPValue`. */
function crossingChance(level: number, test: SequentialTest): number {
  return chanceOfLow(test.marked, test, lowLines(level, test));
}
