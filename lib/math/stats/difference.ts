import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

export interface Estimate extends Interval {
  value: number;
}

/**
 * The interval of first − second of two independent estimates from their own intervals (method of variance estimates
 * recovery: G. Y. Zou and A. Donner, Statistics in Medicine 27, 2008).
 */
export function differenceOf(first: Estimate, second: Estimate): Estimate {
  const value = first.value - second.value;
  return {
    value,
    low: value - Math.hypot(first.value - first.low, second.high - second.value),
    high: value + Math.hypot(first.high - first.value, second.value - second.low),
  };
}

/**
 * The difference of two shares of independent trials with its interval of 95 %, from their Wilson intervals (R. G. Newcombe, Statistics
 * in Medicine 17, 1998, method 10). Throws a RangeError on counts that cannot be.
 */
export function differenceOfShares(
  first: { successes: number; trials: number },
  second: { successes: number; trials: number },
): Estimate {
  const [one, other] = [first, second].map(({ successes, trials }) => ({
    value: trials === 0 ? 0 : successes / trials,
    ...wilsonInterval(successes, trials),
  }));
  return differenceOf(one!, other!);
}
