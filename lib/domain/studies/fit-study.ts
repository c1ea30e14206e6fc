import { type CurveFit, fitCurve, type ItemResults, type SizedPoint } from '#lib/math/scaling/index.ts';
import { type Comparison, equalSizeControls } from './controls.ts';
import { type Curve, type CurveKey, curvesOf } from './curves.ts';
import type { StudyPoint } from './schema.ts';

/** Changes with what a fit would say of the same points: an older one is then made again. */
export const FIT_EDITION = 1;

export interface FittedCurve {
  key: CurveKey;
  /** Whether all points have counts; otherwise their weights are used. */
  counted: boolean;
  fit: CurveFit;
}

/** All that is computed of a study: kept with it, and read by pages, REST and the command line alike. */
export interface StudyFit {
  edition: number;
  curves: FittedCurve[];
  controls: Comparison[];
}

/** Results by item of the points of a curve, in their order, where their source stores replies; or null. */
export type ResultsOf = (points: readonly StudyPoint[]) => readonly ItemResults[] | null;

export interface FitStudyOptions {
  /** An accuracy as a share. */
  target: number | null;
  resultsOf?: ResultsOf;
}

/** Fits every curve of a study, one at a time: between two of them the caller may tell of the progress. */
export function* fitStudy(
  points: readonly StudyPoint[],
  options: FitStudyOptions,
): Generator<{ done: number; total: number }, StudyFit> {
  const curves = curvesOf(points).filter((curve) => curve.points.length > 0);
  const fitted: FittedCurve[] = [];
  for (const curve of curves) {
    yield { done: fitted.length, total: curves.length };
    fitted.push(fittedCurve(curve, options));
  }
  return { edition: FIT_EDITION, curves: fitted, controls: equalSizeControls(points) };
}

function fittedCurve({ key, points }: Curve, { target, resultsOf }: FitStudyOptions): FittedCurve {
  const counted = points.every(({ correct, items }) => correct !== null && items !== null);
  const results = resultsOf?.(points) ?? null;
  const fit = fitCurve(points.map(counted ? counts : weights), {
    counted,
    ...(target === null ? {} : { target }),
    ...(results === null ? {} : { results }),
  });
  return { key, counted, fit };
}

const counts = ({ size, correct, items }: StudyPoint): SizedPoint => ({
  size,
  correct: correct!,
  items: items!,
});

const weights = ({ size, accuracy, weight }: StudyPoint): SizedPoint => ({
  size,
  correct: accuracy * weight,
  items: weight,
});
