import { seededRandom } from '../random.ts';
import { fromSearch, type Quantity, quantityOf, toSearch } from './coordinates.ts';
import { fitLaw, type LawFit, refitLaw } from './fit-law.ts';
import type { Inference } from './inference.ts';
import type { Law } from './law.ts';
import type { SizedPoint } from './sized-point.ts';

/** One model on one benchmark, item by item: 1 where right, in the same order of items for every model. */
export interface ItemResults {
  size: number;
  right: Uint8Array;
}

export interface LawBootstrapOptions {
  resamples?: number;
  /** The same seed gives the same intervals. */
  seed?: string;
}

const TAIL = 0.025;

/** Counts of items by model. */
export function countsOf(models: readonly ItemResults[]): SizedPoint[] {
  return models.map(({ size, right }) => ({
    size,
    correct: right.reduce((sum, one) => sum + one, 0),
    items: right.length,
  }));
}

/**
 * Intervals by drawing the items of the benchmark anew, the same ones for every model, and among the models of each
 * size (its seeds) as many as there are; each draw is fitted and the percentiles of what it says are the interval (A. B. Owen,
 * The pigeonhole bootstrap, Annals of Applied Statistics 1, 2007: both ways at once is never too narrow for large numbers of both;
 * B. Efron and R. J. Tibshirani 1993, chapter 13). Items that all models share make their accuracies rise and fall
 * together, which counts alone do not know. Throws a RangeError where the models were asked different numbers of items.
 */
export function bootstrapInference(
  law: Law,
  models: readonly ItemResults[],
  { resamples = 1000, seed = 'law' }: LawBootstrapOptions = {},
): { fit: LawFit; inference: Inference } {
  const items = models[0]?.right.length ?? 0;
  if (items === 0 || models.some(({ right }) => right.length !== items)) {
    throw new RangeError('Every model needs the results of the same items.');
  }
  const fit = fitLaw(law, countsOf(models));
  const random = seededRandom(seed);
  const bySize = Map.groupBy(models, ({ size }) => size);
  const fits = Array.from({ length: resamples }, () => {
    const times = new Uint16Array(items);
    for (let i = 0; i < items; i++) times[Math.floor(random() * items)]!++;
    const points = [...bySize].flatMap(([size, group]) =>
      group.map(() => drawn(group[Math.floor(random() * group.length)]!, size, times)),
    );
    return refitLaw(fit, points);
  });
  return { fit, inference: { method: 'bootstrap', interval: percentilesOf(fit, fits) } };
}

function drawn({ right }: ItemResults, size: number, times: Uint16Array): SizedPoint {
  let correct = 0;
  for (let i = 0; i < times.length; i++) correct += times[i]! * right[i]!;
  return { size, correct, items: right.length };
}

/** Percentiles over the draws; an end that lies at a limit of the search is open. */
function percentilesOf(fit: LawFit, fits: readonly LawFit[]): Inference['interval'] {
  const { frame } = fit;
  return (quantity: Quantity) => {
    const values = Float64Array.from(fits, (one) => quantityOf(frame, quantity, one.parameters)).sort();
    const ends = [at(values, TAIL), at(values, 1 - TAIL)] as const;
    if (quantity.kind !== 'parameter') {
      return { low: ends[0], high: ends[1], open: { low: false, high: false } };
    }
    const parameter = frame.parameters[quantity.index]!;
    const [least, most] = [toSearch(parameter, parameter.low), toSearch(parameter, parameter.high)];
    return {
      low: fromSearch(parameter, ends[0]),
      high: fromSearch(parameter, ends[1]),
      open: { low: ends[0] <= least + 1e-6, high: ends[1] >= most - 1e-6 },
    };
  };
}

function at(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}
