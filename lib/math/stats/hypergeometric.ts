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
 * P(X = k) for k = `from` … `to`, in one pass: the value nearest the mode from logarithms, the others by their ratios
 * outwards from it, so that none loses precision. Impossible counts have 0; `to` < `from` gives none.
 */
export function hypergeometricPmfs(from: number, to: number, draw: Draw): Float64Array {
  requireDraw(draw);
  const chances = new Float64Array(Math.max(0, to - from + 1));
  const low = Math.max(from, least(draw));
  const high = Math.min(to, most(draw));
  if (low > high) return chances;
  const { population, marked, sample } = draw;
  const rest = population - marked - sample;
  const start = Math.min(high, Math.max(low, mode(draw)));
  chances[start - from] = hypergeometricPmf(start, draw);
  for (let k = start; k < high; k++) {
    chances[k + 1 - from] = (chances[k - from]! * ((marked - k) * (sample - k))) / ((k + 1) * (rest + k + 1));
  }
  for (let k = start; k > low; k--) {
    chances[k - 1 - from] = (chances[k - from]! * (k * (rest + k))) / ((marked - k + 1) * (sample - k + 1));
  }
  return chances;
}

/** What was seen of a population: how many were drawn, and how many of them were marked. */
export interface Seen {
  population: number;
  sample: number;
  found: number;
}

function requireSeen({ population, sample, found }: Seen, tail: number): void {
  requireCount('population', population);
  requireCount('sample', sample, population);
  requireCount('found', found, sample);
  requireProbability('tail', tail);
}

/** The least number of marked ones under which a sample with as many or more of them is likelier than `tail`. */
export function lowestMarked(seen: Seen, tail: number): number {
  requireSeen(seen, tail);
  const { population, sample, found } = seen;
  return firstWhere(found, population - (sample - found), (marked) => {
    return hypergeometricSurvival(found, { population, marked, sample }) > tail;
  });
}

/**
 * The greatest number of marked ones under which a sample with as few or fewer of them is likelier than `tail`: a
 * one-sided exact bound at the level `tail`. It is below m exactly where `hypergeometricCdf(found, …m)` ≤ tail.
 */
export function highestMarked(seen: Seen, tail: number): number {
  requireSeen(seen, tail);
  const { population, sample, found } = seen;
  const highest = population - (sample - found);
  const tooMany = firstWhere(found, highest + 1, (marked) => {
    return marked > highest || hypergeometricCdf(found, { population, marked, sample }) <= tail;
  });
  return Math.max(found, tooMany - 1);
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
  requireConfidence(confidence);
  const tail = (1 - confidence) / 2;
  const low = lowestMarked({ population, sample, found }, tail);
  return { low, high: Math.max(low, highestMarked({ population, sample, found }, tail)) };
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
