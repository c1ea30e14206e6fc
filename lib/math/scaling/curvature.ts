import type { Estimate } from '../stats/difference.ts';
import { pearson } from './deviance.ts';
import { minimise, type Problem } from './minimise.ts';
import { referenceOf, type SizedPoint, sizesOf } from './sized-point.ts';
import { solveDamped } from './solve.ts';

const LEAST_SIZES = 4;
const Z = 1.959963984540054;

/**
 * How much less each doubling buys than the one before it, whatever the law: twice the second coefficient of accuracy = a + b x +
 * c x² in x = log₂ n, by binomial likelihood, with Wald's interval of 95 %, wider where the points vary more than their
 * items explain. Below 0 the curve flattens. Null with fewer than four sizes.
 */
export function curvatureOf(points: readonly SizedPoint[]): Estimate | null {
  if (sizesOf(points).length < LEAST_SIZES) return null;
  const reference = referenceOf(points);
  const x = points.map(({ size }) => Math.log2(size / reference));
  const problem: Problem = {
    ...{ points, low: [-2, -2, -2], high: [2, 2, 2] },
    predict: ([a, b, c], into) => {
      x.forEach((at, i) => {
        into[i] = a! + b! * at + c! * at * at;
      });
      return 0;
    },
  };
  const mean = points.reduce((sum, { correct, items }) => sum + correct / items, 0) / points.length;
  const { at } = minimise(problem, [mean, 0, 0]);
  const accuracies = new Float64Array(points.length);
  problem.predict(at, accuracies);
  const error = standardError(points, x, accuracies);
  const value = 2 * at[2]!;
  return { value, low: value - 2 * Z * error, high: value + 2 * Z * error };
}

function standardError(points: readonly SizedPoint[], x: readonly number[], accuracies: Float64Array) {
  const terms = points.map(({ items }, i) => {
    const p = Math.min(1 - 1e-6, Math.max(1e-6, accuracies[i]!));
    return { weight: items / (p * (1 - p)), powers: [1, x[i]!, x[i]! ** 2] };
  });
  const information = [0, 1, 2].map((j) =>
    [0, 1, 2].map((k) =>
      terms.reduce((sum, { weight, powers }) => sum + weight * powers[j]! * powers[k]!, 0),
    ),
  );
  const variance = solveDamped(information, [0, 0, 1], 0)?.[2] ?? Number.POSITIVE_INFINITY;
  const expected = new Map(points.map(({ size }, i) => [size, accuracies[i]!]));
  const left = points.length - 3;
  const dispersion = left > 0 ? pearson(points, (size) => expected.get(size)!) / left : 1;
  return Math.sqrt(variance * Math.max(1, dispersion));
}
