import { type Frame, frameOf, problemOf, toSearch } from './coordinates.ts';
import { deviance, held, pearson } from './deviance.ts';
import { accuracyAt, gapIndex, type Law } from './law.ts';
import { type Minimum, minimise } from './minimise.ts';
import { referenceOf, requirePoints, type SizedPoint } from './sized-point.ts';

export interface LawFit {
  frame: Frame;
  /** In the order of the law's parameters, in their natural units. */
  parameters: number[];
  /** Binomial deviance of the points. */
  deviance: number;
  /** Pearson's statistic over its degrees of freedom; null where none is left. 1 where only items vary. */
  dispersion: number | null;
  converged: boolean;
}

/** How many of the starts are followed to their end. */
const FOLLOWED = 4;

/**
 * Fits a law to points by the largest binomial likelihood. For each starting shape top and gap are a weighted line, and
 * the best of these are followed to their minima; the least one is the fit. Sizes are measured from the largest size
 * of the points unless another reference is given. Throws a RangeError on points that cannot be.
 */
export function fitLaw(law: Law, points: readonly SizedPoint[], reference = referenceOf(points)): LawFit {
  requirePoints(points);
  const frame = frameOf(law, points, reference);
  const starts = law
    .starts(reference)
    .map((rest) => lineFor(frame, rest))
    .map((values) => ({ values, value: devianceOf(frame, values) }))
    .sort((one, other) => one.value - other.value)
    .slice(0, FOLLOWED);
  const problem = problemOf(frame);
  const ends = starts.map(({ values }) => minimise(problem, encode(frame, values)));
  const best = ends.reduce((least, end) => (end.value < least.value ? end : least));
  return endOf(frame, best, problem.full(best.at));
}

/** The fit to other counts at the same sizes, begun where an earlier one ended: what resamples are fitted by. */
export function refitLaw(fit: LawFit, points: readonly SizedPoint[]): LawFit {
  const frame = { ...fit.frame, points };
  const problem = problemOf(frame);
  const end = minimise(problem, encode(frame, fit.parameters));
  return endOf(frame, end, problem.full(end.at));
}

export const encode = ({ parameters }: Frame, values: readonly number[]) =>
  parameters.map((parameter, i) =>
    toSearch(parameter, Math.min(parameter.high, Math.max(parameter.low, values[i]!))),
  );

export const devianceOf = ({ law, points, reference }: Frame, values: readonly number[]) =>
  deviance(points, (size) => accuracyAt(law, values, size, reference));

function endOf(frame: Frame, { converged }: Minimum, parameters: number[]): LawFit {
  const { law, points, reference } = frame;
  const left = points.length - parameters.length;
  const expected = (size: number) => accuracyAt(law, parameters, size, reference);
  return {
    ...{ frame, parameters, converged },
    deviance: deviance(points, expected),
    dispersion: left > 0 ? pearson(points, expected) / left : null,
  };
}

/** Top and gap by weighted least squares for a given shape, held to their limits. */
function lineFor({ law, points, reference }: Frame, rest: readonly number[]): number[] {
  const rows = points.map(({ size, correct, items }) => {
    const y = correct / items;
    const p = held(Math.min(0.98, Math.max(0.02, y)));
    return { x: law.shape(size, reference, rest), y, weight: items / (p * (1 - p)) };
  });
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + row.weight * of(row), 0);
  if (gapIndex(law) === 0) {
    const gap = sum(({ x, y }) => x * (law.fixedTop! - y)) / sum(({ x }) => x * x);
    return [gap, ...rest];
  }
  const weight = sum(() => 1);
  const middle = { x: sum(({ x }) => x) / weight, y: sum(({ y }) => y) / weight };
  const spread = sum(({ x }) => (x - middle.x) ** 2);
  const gap = spread === 0 ? 0 : -sum(({ x, y }) => (x - middle.x) * (y - middle.y)) / spread;
  return [middle.y + gap * middle.x, gap, ...rest];
}
