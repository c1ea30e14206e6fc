import { fitLaw } from './fit-law.ts';
import { accuracyAt, type Law } from './law.ts';
import { pooledAt, type SizedPoint, sizesOf } from './sized-point.ts';

/** What a law that never saw the largest size says of it. */
export interface HeldOut {
  size: number;
  predicted: number;
  measured: number;
  /** predicted − measured, as an accuracy. */
  error: number;
  /** How far the measured accuracy itself may be off: one binomial standard error of its items; null of weights. */
  standardError: number | null;
}

/** Fits a law without the points of the largest size and predicts them. Null with fewer sizes than the law needs. */
export function holdOutLargest(law: Law, points: readonly SizedPoint[], counted = true): HeldOut | null {
  const sizes = sizesOf(points);
  const size = sizes.at(-1);
  if (size === undefined || sizes.length < law.leastSizes) return null;
  const fit = fitLaw(
    law,
    points.filter((point) => point.size < size),
  );
  const predicted = accuracyAt(law, fit.parameters, size, fit.frame.reference);
  const { correct, items } = pooledAt(points, size);
  const measured = correct / items;
  return {
    ...{ size, predicted, measured, error: predicted - measured },
    standardError: counted ? Math.sqrt((measured * (1 - measured)) / items) : null,
  };
}
