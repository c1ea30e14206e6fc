import { studentQuantile } from '../stats/student.ts';
import type { Quantity } from './coordinates.ts';
import type { LawFit } from './fit-law.ts';
import { type OpenInterval, profileInterval } from './profile.ts';
import type { SizedPoint } from './sized-point.ts';

/** Intervals of what a fitted law says. */
export interface Inference {
  method: 'profile' | 'bootstrap';
  interval: (quantity: Quantity) => OpenInterval;
}

/** The square of the normal quantile of 95 %. */
const CHI_SQUARE = 3.841458820694124;

/** What two-sided intervals of 95 % are called by: nothing else is offered, so that figures can be compared. */
export const CONFIDENCE = 0.95;

/**
 * By how much the points vary more than their items explain: seeds that differ, or a law that does not hold. For counts at
 * least 1 (quasi-likelihood, McCullagh and Nelder 1989, section 9.2); for weights it is all that is known of the noise.
 */
export function dispersionOf(fit: LawFit, counted: boolean): number {
  const { dispersion } = fit;
  if (!counted) return dispersion ?? Number.POSITIVE_INFINITY;
  return Math.max(1, dispersion ?? 1);
}

/**
 * Intervals by profile likelihood, from counts or weights alone. Counts are taken as binomial, wider where they vary
 * more; weights have their variance from the residuals, with Student's quantile for its degrees of freedom.
 */
export function profileInference(fit: LawFit, counted: boolean): Inference {
  const left = fit.frame.points.length - fit.parameters.length;
  const square = counted ? CHI_SQUARE : studentQuantile(left) ** 2;
  const threshold = square * dispersionOf(fit, counted);
  return { method: 'profile', interval: (quantity) => profileInterval(fit, quantity, threshold) };
}

/** Points whose accuracy is known with a weight alone: the weight stands for the items. */
export function weighted(size: number, accuracy: number, weight: number): SizedPoint {
  return { size, correct: accuracy * weight, items: weight };
}
