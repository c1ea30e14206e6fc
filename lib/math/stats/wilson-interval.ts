import type { Interval } from './interval.ts';
import { normalQuantile } from './normal.ts';
import { requireConfidence, requireCount } from './require-number.ts';

/**
 * The score interval of a proportion, without continuity correction (E. B. Wilson, JASA 22, 1927), as shares from 0 to
 * 1. Without a trial nothing is known: 0 to 1. Throws a RangeError on counts that cannot be.
 */
export function wilsonInterval(successes: number, trials: number, confidence = 0.95): Interval {
  requireCount('trials', trials);
  requireCount('successes', successes, trials);
  requireConfidence(confidence);
  if (trials === 0) return { low: 0, high: 1 };
  const z = normalQuantile((1 + confidence) / 2);
  const share = successes / trials;
  const spread = z * z;
  const centre = share + spread / (2 * trials);
  const half = z * Math.sqrt((share * (1 - share)) / trials + spread / (4 * trials * trials));
  const scale = 1 + spread / trials;
  // At the ends rounding would leave 1e-17 where the formula gives exactly 0 or 1.
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - half) / scale),
    high: successes === trials ? 1 : Math.min(1, (centre + half) / scale),
  };
}
