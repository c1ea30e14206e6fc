import type { LawFit } from './fit-law.ts';
import type { Inference } from './inference.ts';
import { accuracyAt } from './law.ts';

/** The size at which a law reaches an accuracy; null where it does not within MOST_DOUBLINGS of the largest size. */
export interface Reach {
  target: number;
  size: number | null;
  /** The smallest size that the points allow; null where none does. */
  low: number | null;
  /** The largest one; null where the points allow that it is not reached. */
  high: number | null;
}

/** Further than this from what was measured no law is asked. */
export const MOST_DOUBLINGS = 10;
const HALVINGS = 24;

/**
 * Where the fitted curve crosses an accuracy, and where the ends of its band do: all sizes at which the accuracy lies
 * within the curve's interval (the inversion of E. C. Fieller, Journal of the Royal Statistical Society B 16, 1954).
 */
export function reachTarget(fit: LawFit, inference: Inference, target: number): Reach {
  const { law, reference } = fit.frame;
  const band = (size: number) => inference.interval({ kind: 'accuracy', size });
  const from = Math.max(1, reference / 2 ** 20);
  const to = reference * 2 ** MOST_DOUBLINGS;
  const first = (accuracy: (size: number) => number) => crossing(accuracy, target, from, to);
  return {
    target,
    size: first((size) => accuracyAt(law, fit.parameters, size, reference)),
    low: first((size) => band(size).high),
    high: first((size) => band(size).low),
  };
}

/** The size from which a growing accuracy is at least the target, by halving its logarithm; null where it is not. */
function crossing(
  accuracy: (size: number) => number,
  target: number,
  from: number,
  to: number,
): number | null {
  if (accuracy(to) < target) return null;
  let [low, high] = [Math.log(from), Math.log(to)];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (accuracy(Math.exp(middle)) >= target) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}
