import type { Interval } from './interval.ts';
import { logChoose } from './log-factorial.ts';
import { requireConfidence, requireCount, requireProbability } from './require-number.ts';
import { sumFalling } from './sum-falling.ts';

/** A sample drawn without replacement from a population of which some are marked. */
export interface Draw {
  population: number;
  marked: number;
  sample: number;
}

function requireDraw({ population, marked, sample }: Draw): void {
  requireCount('population', population);
  requireCount('marked', marked, population);
  requireCount('sample', sample, population);
}

const least = ({ population, marked, sample }: Draw) => Math.max(0, sample + marked - population);
const most = ({ marked, sample }: Draw) => Math.min(marked, sample);

/** ln P(X = k), X the number of marked ones in the sample; -Infinity where it is impossible. */
export function logHypergeometricPmf(k: number, draw: Draw): number {
  requireDraw(draw);
  if (!Number.isInteger(k) || k < least(draw) || k > most(draw)) return Number.NEGATIVE_INFINITY;
  const { population, marked, sample } = draw;
  return logChoose(marked, k) + logChoose(population - marked, sample - k) - logChoose(population, sample);
}

/** P(X = k). */
export function hypergeometricPmf(k: number, draw: Draw): number {
  return Math.exp(logHypergeometricPmf(k, draw));
}

/** P(X ≤ k), summed over the shorter tail. Relative error about 1e-9 in a population of a million. */
export function hypergeometricCdf(k: number, draw: Draw): number {
  requireDraw(draw);
  const last = Math.floor(k);
  if (last < least(draw)) return 0;
  if (last >= most(draw)) return 1;
  return last < mode(draw) ? lowerTail(last, draw) : 1 - upperTail(last + 1, draw);
}

/** P(X ≥ k), precise where it is small. */
export function hypergeometricSurvival(k: number, draw: Draw): number {
  requireDraw(draw);
  const first = Math.ceil(k);
  if (first <= least(draw)) return 1;
  if (first > most(draw)) return 0;
  return first > mode(draw) ? upperTail(first, draw) : 1 - lowerTail(first - 1, draw);
}

const mode = ({ population, marked, sample }: Draw) =>
  Math.floor(((sample + 1) * (marked + 1)) / (population + 2));

function lowerTail(k: number, draw: Draw): number {
  const { population, marked, sample } = draw;
  const unmarked = population - marked;
  return sumFalling(hypergeometricPmf(k, draw), k - least(draw), (step) => {
    const x = k - step;
    return (x * (unmarked - sample + x)) / ((marked - x + 1) * (sample - x + 1));
  });
}

function upperTail(k: number, draw: Draw): number {
  const { population, marked, sample } = draw;
  const unmarked = population - marked;
  return sumFalling(hypergeometricPmf(k, draw), most(draw) - k, (step) => {
    const x = k + step;
    return ((marked - x) * (sample - x)) / ((x + 1) * (unmarked - sample + x + 1));
  });
}

/** The least k with P(X ≤ k) ≥ p. */
export function hypergeometricQuantile(p: number, draw: Draw): number {
  requireDraw(draw);
  requireProbability('p', p);
  return firstWhere(least(draw), most(draw), (k) => hypergeometricCdf(k, draw) >= p);
}

/**
 * Exact bounds of the number of marked ones in a population, from a sample in which `found` were marked: the counts
 * that neither one-sided test at (1 - confidence) / 2 refuses (J. P. Buonaccorsi, The American Statistician 41, 1987;
 * the finite form of Clopper and Pearson). Covers the truth with at least the confidence.
 */
export function hypergeometricBounds(
  found: number,
  { population, sample }: Omit<Draw, 'marked'>,
  confidence = 0.95,
): Interval {
  requireCount('population', population);
  requireCount('sample', sample, population);
  requireCount('found', found, sample);
  requireConfidence(confidence);
  const tail = (1 - confidence) / 2;
  const highest = population - (sample - found);
  const low = firstWhere(
    found,
    highest,
    (marked) => hypergeometricSurvival(found, { population, marked, sample }) > tail,
  );
  const tooMany = firstWhere(
    low,
    highest + 1,
    (marked) => marked > highest || hypergeometricCdf(found, { population, marked, sample }) <= tail,
  );
  return { low, high: Math.max(low, tooMany - 1) };
}

/** The least whole number from low to high for which a statement holds that stays true once it is; high otherwise. */
function firstWhere(low: number, high: number, holds: (k: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
