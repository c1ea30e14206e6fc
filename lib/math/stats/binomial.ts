import type { Interval } from './interval.ts';
import { logChoose } from './log-factorial.ts';
import { requireConfidence, requireCount, requireProbability } from './require-number.ts';
import { sumFalling } from './sum-falling.ts';

function requireBinomial(trials: number, probability: number): void {
  requireCount('trials', trials);
  requireProbability('probability', probability);
}

/** ln P(X = k) of X ~ Binomial(trials, probability); -Infinity where it is impossible. */
export function logBinomialPmf(k: number, trials: number, probability: number): number {
  requireBinomial(trials, probability);
  if (!Number.isInteger(k) || k < 0 || k > trials) return Number.NEGATIVE_INFINITY;
  const hits = k === 0 ? 0 : k * Math.log(probability);
  const misses = k === trials ? 0 : (trials - k) * Math.log1p(-probability);
  return logChoose(trials, k) + hits + misses;
}

/** P(X = k). */
export function binomialPmf(k: number, trials: number, probability: number): number {
  return Math.exp(logBinomialPmf(k, trials, probability));
}

/**
 * P(X ≤ k), summed over the shorter tail from its greatest term on, so that tails keep their relative precision.
 * Error about 1e-12, and 1e-9 of the value at a million trials.
 */
export function binomialCdf(k: number, trials: number, probability: number): number {
  requireBinomial(trials, probability);
  const last = Math.floor(k);
  if (last < 0) return 0;
  if (last >= trials) return 1;
  return last < trials * probability
    ? lowerTail(last, trials, probability)
    : 1 - upperTail(last + 1, trials, probability);
}

/** P(X ≥ k), precise where it is small. */
export function binomialSurvival(k: number, trials: number, probability: number): number {
  requireBinomial(trials, probability);
  const first = Math.ceil(k);
  if (first <= 0) return 1;
  if (first > trials) return 0;
  return first > trials * probability
    ? upperTail(first, trials, probability)
    : 1 - lowerTail(first - 1, trials, probability);
}

function lowerTail(k: number, trials: number, probability: number): number {
  const odds = (1 - probability) / probability;
  return sumFalling(
    binomialPmf(k, trials, probability),
    k,
    (step) => ((k - step) / (trials - k + step + 1)) * odds,
  );
}

function upperTail(k: number, trials: number, probability: number): number {
  const odds = probability / (1 - probability);
  return sumFalling(
    binomialPmf(k, trials, probability),
    trials - k,
    (step) => ((trials - k - step) / (k + step + 1)) * odds,
  );
}

/** The least k with P(X ≤ k) ≥ p. */
export function binomialQuantile(p: number, trials: number, probability: number): number {
  requireBinomial(trials, probability);
  requireProbability('p', p);
  let low = 0;
  let high = trials;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCdf(middle, trials, probability) >= p) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The exact interval of a proportion (C. J. Clopper and E. S. Pearson, Biometrika 26, 1934): it covers the true share
 * with at least the confidence asked for, whatever the share is. Without a trial: 0 to 1.
 */
export function clopperPearsonInterval(successes: number, trials: number, confidence = 0.95): Interval {
  requireCount('trials', trials);
  requireCount('successes', successes, trials);
  requireConfidence(confidence);
  const tail = (1 - confidence) / 2;
  return {
    low: successes === 0 ? 0 : crossing((p) => binomialSurvival(successes, trials, p) > tail),
    high: successes === trials ? 1 : crossing((p) => binomialCdf(successes, trials, p) <= tail),
  };
}

/** Where a statement turns from false to true between 0 and 1, by halving. */
function crossing(holds: (p: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 60 && high - low > 1e-15 * high; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
