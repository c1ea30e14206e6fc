import type { SizedPoint } from './sized-point.ts';

/** Probabilities are held this far from 0 and 1, where one surprising answer would decide a whole fit. */
export const EDGE = 1e-6;

export const held = (accuracy: number) => Math.min(1 - EDGE, Math.max(EDGE, accuracy));

const part = (seen: number, expected: number) => (seen === 0 ? 0 : seen * Math.log(seen / expected));

/**
 * The binomial deviance of points, 2 Σ [k ln(k / Np) + (N − k) ln((N − k) / N(1 − p))]: twice the distance of their log
 * likelihood from the best possible one (P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed. 1989, section
 * 4.4). `expected` gives the accuracy at each point, held to EDGE … 1 − EDGE.
 */
export function deviance(points: readonly SizedPoint[], expected: (size: number) => number): number {
  let sum = 0;
  for (const { size, correct, items } of points) {
    const accuracy = held(expected(size));
    sum += part(correct, items * accuracy) + part(items - correct, items * (1 - accuracy));
  }
  return 2 * sum;
}

/** Pearson's statistic Σ (k − Np)² / Np(1 − p) of the same. */
export function pearson(points: readonly SizedPoint[], expected: (size: number) => number): number {
  return points.reduce((sum, { size, correct, items }) => {
    const accuracy = held(expected(size));
    return sum + (correct - items * accuracy) ** 2 / (items * accuracy * (1 - accuracy));
  }, 0);
}
