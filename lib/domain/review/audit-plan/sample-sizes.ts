import { largestRemainder } from '#lib/math/select/index.ts';
import {
  chanceOfLow,
  levelOfLooks,
  lowLines,
  neymanWeights,
  stratifiedShare,
} from '#lib/math/stats/index.ts';
import { allowedBad, badHypothesis } from './limits.ts';
import { lookSizes } from './look-sizes.ts';

/** A stratum with the accept rate that is expected of it. */
export interface Expected {
  population: number;
  expectedRate: number;
}

/** The least whole number from `low` to `high` that does; `high` where none before it does. By halving. */
function least(low: number, high: number, does: (n: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (does(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function expectedHalfWidth(
  strata: readonly Expected[],
  sizes: readonly number[],
  confidence: number,
): number {
  const seen = strata.map(({ population, expectedRate }, h) => {
    const sample = sizes[h]!;
    return { population, sample, found: Math.round(sample * expectedRate), confidence };
  });
  const { low, high } = stratifiedShare(seen);
  return (high - low) / 2;
}

/**
 * Sample sizes by which the accept rate of the whole is known to ± `halfWidth`, if the expected rates are right: the
 * smallest sample, shared by Neyman's weights with the finite population correction that the exact bounds bring, whose
 * interval (the same that is shown later) is narrow enough. At most the strata's sizes, at least `minimum` of each.
 */
export function sizesForWhole(
  strata: readonly Expected[],
  { halfWidth, confidence, minimum }: { halfWidth: number; confidence: number; minimum: number },
): number[] {
  const populations = strata.map(({ population }) => population);
  const weights = neymanWeights(
    strata.map(({ population, expectedRate }) => ({ population, share: expectedRate })),
  );
  const sizes = (total: number) =>
    largestRemainder(weights, total, populations).map((size, h) =>
      Math.max(size, Math.min(minimum, populations[h]!)),
    );
  const rows = populations.reduce((sum, population) => sum + population, 0);
  const narrow = (total: number) => expectedHalfWidth(strata, sizes(total), confidence) <= halfWidth;
  return sizes(least(0, rows, narrow));
}

/** The sample by which the accept rate of one stratum is known to ± `halfWidth`, if the expected rate is right. */
export function sizeForStratum(stratum: Expected, halfWidth: number, confidence: number): number {
  return least(
    1,
    stratum.population,
    (size) => expectedHalfWidth([stratum], [size], confidence) <= halfWidth,
  );
}

/** What acceptance asks for. `error`: the chance of wrong acceptance that this stratum may use. */
export interface AcceptanceGoal {
  qualityLimit: number;
  error: number;
  power: number;
  looks: readonly number[];
}

const expectedBad = ({ population, expectedRate }: Expected) => Math.round(population * (1 - expectedRate));

/** The chance that a stratum of the expected rate is accepted at one of the looks of a sample of this size. */
export function acceptanceChance(stratum: Expected, size: number, goal: AcceptanceGoal): number {
  const { population } = stratum;
  const bad = expectedBad(stratum);
  if (bad > allowedBad(population, goal.qualityLimit)) return 0;
  const test = badHypothesis({ population, sizes: lookSizes(size, goal.looks) }, goal.qualityLimit);
  if (test === null) return 1;
  return chanceOfLow(bad, test, lowLines(levelOfLooks(goal.error, test), test));
}

/**
 * The sample by which a stratum of the expected rate is accepted with the chance `power`. 1 where its expected rate is
 * too low to be accepted at all: a larger sample would not help. (The chance goes up in a saw-tooth; the size returned
 * has it, the smallest that has it may be a few rows less.)
 */
export function sizeForAcceptance(stratum: Expected, goal: AcceptanceGoal): number {
  const { population } = stratum;
  if (expectedBad(stratum) > allowedBad(population, goal.qualityLimit)) return 1;
  // All rows read always decide, so that the search ends.
  const enough = (size: number) => size >= population || acceptanceChance(stratum, size, goal) >= goal.power;
  let high = Math.min(population, 8);
  while (!enough(high)) high = Math.min(population, high * 2);
  return least(Math.ceil(high / 2), high, enough);
}
