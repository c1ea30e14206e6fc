import { requireProbability } from './require-number.ts';

export interface HolmStep {
  refused: boolean;
  /** What the p-value was compared with; for those after the first that stood, what that one was compared with. */
  level: number;
}

/**
 * Which hypotheses are refused when the chance of refusing any true one is to stay at `alpha`, however the p-values
 * depend on each other: the least p-value is compared with alpha / m, the next with alpha / (m - 1), … until one is too
 * large (S. Holm, Scandinavian Journal of Statistics 6, 1979). In the order given. Throws a RangeError on a p-value or
 * alpha outside 0 to 1.
 */
export function holm(pValues: readonly number[], alpha: number): HolmStep[] {
  requireProbability('alpha', alpha);
  for (const p of pValues) requireProbability('A p-value', p);
  const order = pValues.map((_, i) => i).sort((one, other) => pValues[one]! - pValues[other]!);
  const steps: HolmStep[] = pValues.map(() => ({ refused: false, level: 0 }));
  let left = pValues.length;
  let stopped = false;
  for (const i of order) {
    const level = alpha / left;
    stopped ||= pValues[i]! > level;
    steps[i] = { refused: !stopped, level };
    if (!stopped) left--;
  }
  return steps;
}
