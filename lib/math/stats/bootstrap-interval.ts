import { seededRandom } from '../random.ts';
import type { Interval } from './interval.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { requireConfidence, requireCount } from './require-number.ts';

export interface BootstrapOptions {
  confidence?: number;
  /** How many resamples are drawn. */
  resamples?: number;
  /** BCa corrects for bias and skewness, at the price of one more evaluation for each item; percentile does not. */
  method?: 'percentile' | 'bca';
  /** The same seed gives the same interval. */
  seed?: string;
}

export interface BootstrapInterval extends Interval {
  /** The statistic of the items themselves. */
  estimate: number;
  /** The standard deviation of the statistic over the resamples. */
  standardError: number;
}

/**
 * A confidence interval of any statistic of independent items, by drawing items with replacement (B. Efron, JASA 82,
 * 1987; B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapters 13 and 14). Pairs that belong
 * together are one item. The statistic is called with arrays of the length of `items`, which are reused. Throws a
 * RangeError on no items, or on a statistic that is not finite for `items`.
 */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  statistic: (sample: readonly Item[]) => number,
  { confidence = 0.95, resamples = 2000, method = 'bca', seed = 'bootstrap' }: BootstrapOptions = {},
): BootstrapInterval {
  requireConfidence(confidence);
  requireCount('resamples', resamples, Number.MAX_SAFE_INTEGER, 2);
  requireCount('The number of items', items.length, Number.MAX_SAFE_INTEGER, 1);
  const estimate = statistic(items);
  if (!Number.isFinite(estimate)) throw new RangeError(`The statistic of the items is ${estimate}.`);
  const drawn = resample(items, statistic, resamples, seed).filter(Number.isFinite).sort();
  if (drawn.length === 0) throw new RangeError('No resample has a finite statistic.');
  const tails = [(1 - confidence) / 2, (1 + confidence) / 2];
  const shares = method === 'bca' ? corrected(tails, items, statistic, drawn, estimate) : tails;
  return {
    estimate,
    low: quantile(drawn, shares[0]!),
    high: quantile(drawn, shares[1]!),
    standardError: deviation(drawn),
  };
}

function resample<Item>(
  items: readonly Item[],
  statistic: (sample: readonly Item[]) => number,
  resamples: number,
  seed: string,
): Float64Array {
  const random = seededRandom(seed);
  const sample = [...items];
  return Float64Array.from({ length: resamples }, () => {
    for (let i = 0; i < sample.length; i++) sample[i] = items[Math.floor(random() * items.length)]!;
    return statistic(sample);
  });
}

/** Where BCa reads the distribution of the resamples instead of at `tails` (Efron 1987, equation 2.3). */
function corrected<Item>(
  tails: readonly number[],
  items: readonly Item[],
  statistic: (sample: readonly Item[]) => number,
  drawn: Float64Array,
  estimate: number,
): number[] {
  let below = 0;
  for (const value of drawn) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  const bias = normalQuantile(below / drawn.length);
  if (!Number.isFinite(bias)) return [...tails];
  const skew = acceleration(items, statistic);
  return tails.map((tail) => {
    const z = bias + normalQuantile(tail);
    return normalCdf(bias + z / (1 - skew * z));
  });
}

/** From the values with one item left out: Σ u³ / (6 (Σ u²)^(3/2)). */
function acceleration<Item>(items: readonly Item[], statistic: (sample: readonly Item[]) => number): number {
  if (items.length < 2) return 0;
  const sample = items.slice(1);
  const without = items.map((_, i) => {
    if (i > 0) sample[i - 1] = items[i - 1]!;
    return statistic(sample);
  });
  const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
  let squares = 0;
  let cubes = 0;
  for (const value of without) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  const skew = cubes / (6 * squares ** 1.5);
  return Number.isFinite(skew) ? skew : 0;
}

/** Linear between order statistics (definition 7 of R. J. Hyndman and Y. Fan, The American Statistician 50, 1996). */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  return low + (at - below) * ((sorted[below + 1] ?? low) - low);
}

function deviation(values: Float64Array): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
