import type { Estimate } from '../stats/difference.ts';
import { bootstrapInference, type ItemResults } from './bootstrap-law.ts';
import { type Choice, chooseLaw } from './choose-law.ts';
import { curvatureOf } from './curvature.ts';
import { fitLaw, type LawFit } from './fit-law.ts';
import { type HeldOut, holdOutLargest } from './held-out.ts';
import { type ParameterEstimate, parametersOf, type Refusal, refuseFit, refuseSizes } from './identify.ts';
import { dispersionOf, type Inference, profileInference } from './inference.ts';
import { aicc } from './information.ts';
import { accuracyAt, type Law, type LawId } from './law.ts';
import { laws } from './laws/index.ts';
import { type Reach, reachTarget } from './reach-target.ts';
import { referenceOf, type SizedPoint, sizesOf } from './sized-point.ts';

export interface BandPoint extends Estimate {
  size: number;
}

/** What one law says of one curve. Accuracies are shares; `refusal` says why it must not be relied on. */
export interface LawOutcome {
  law: LawId;
  refusal: Refusal | null;
  parameters: ParameterEstimate[];
  deviance: number;
  degrees: number;
  dispersion: number;
  aicc: number | null;
  heldOut: HeldOut | null;
  /** The curve with its interval; empty where it is refused. */
  band: BandPoint[];
  /** From the largest size to twice as many examples; null where it is refused. */
  nextDoubling: NextDoubling | null;
  reach: Reach | null;
}

export interface NextDoubling {
  from: number;
  to: number;
  accuracy: Estimate;
  gain: Estimate;
  /** Where one evaluation with as many items would come out: the curve's interval and the noise of the items. */
  observed: { low: number; high: number };
}

export interface CurveFit {
  sizes: number[];
  points: number;
  intervals: 'profile' | 'bootstrap';
  laws: LawOutcome[];
  choice: Choice | null;
  curvature: Estimate | null;
}

export interface CurveOptions {
  /** False where the items of points are weights and no counts. */
  counted?: boolean;
  /** Results by item, for intervals by bootstrap; in the order of the points. */
  results?: readonly ItemResults[];
  /** An accuracy whose size is asked for. */
  target?: number;
  resamples?: number;
  seed?: string;
}

/** The band is drawn from half the smallest size to this many times the largest one. */
const BEYOND = 4;
const BAND_POINTS = 41;

/** Fits every law to the points of one curve, says which are refused and why, and chooses among the others. */
export function fitCurve(points: readonly SizedPoint[], options: CurveOptions = {}): CurveFit {
  const outcomes = laws.map((law) => outcomeOf(law, points, options));
  const choice = chooseLaw(
    outcomes.flatMap(({ law, refusal, parameters, heldOut, aicc }) =>
      refusal === null && heldOut !== null ? [{ law, parameters: parameters.length, heldOut, aicc }] : [],
    ),
  );
  return {
    ...{ sizes: sizesOf(points), points: points.length, laws: outcomes, choice },
    intervals: options.results ? 'bootstrap' : 'profile',
    curvature: options.counted === false ? null : curvatureOf(points),
  };
}

function outcomeOf(law: Law, points: readonly SizedPoint[], options: CurveOptions): LawOutcome {
  const { counted = true } = options;
  const tooFew = refuseSizes(points, law);
  if (tooFew) return refused(law, tooFew);
  const degrees = points.length - law.parameters(1).length;
  if (!counted && degrees < 1) return refused(law, { kind: 'no-residuals' });
  const { fit, inference } = fitWithIntervals(law, points, options);
  const parameters = parametersOf(fit, inference);
  const refusal = refuseFit(fit, parameters);
  const said = {
    ...{ law: law.id, refusal, parameters, degrees, deviance: fit.deviance },
    dispersion: dispersionOf(fit, counted),
    aicc: counted ? aicc(fit) : null,
    heldOut: holdOutLargest(law, points, counted),
  };
  if (refusal) return { ...said, band: [], nextDoubling: null, reach: null };
  return {
    ...said,
    band: bandOf(fit, inference),
    nextDoubling: nextDoublingOf(fit, inference, said.dispersion),
    reach: options.target === undefined ? null : reachTarget(fit, inference, options.target),
  };
}

function fitWithIntervals(law: Law, points: readonly SizedPoint[], options: CurveOptions) {
  if (options.results) return bootstrapInference(law, options.results, options);
  const fit = fitLaw(law, points);
  return { fit, inference: profileInference(fit, options.counted ?? true) };
}

const refused = (law: Law, refusal: Refusal): LawOutcome => ({
  ...{ law: law.id, refusal, parameters: [], deviance: 0, degrees: 0, dispersion: 1 },
  ...{ aicc: null, heldOut: null, band: [], nextDoubling: null, reach: null },
});

function bandOf(fit: LawFit, inference: Inference): BandPoint[] {
  const sizes = sizesOf(fit.frame.points);
  const from = Math.max(1, sizes[0]! / 2);
  const step = Math.log((sizes.at(-1)! * BEYOND) / from) / (BAND_POINTS - 1);
  return Array.from({ length: BAND_POINTS }, (_, i) => {
    const size = from * Math.exp(i * step);
    return { size, ...accuracyEstimate(fit, inference, size) };
  });
}

function accuracyEstimate(fit: LawFit, inference: Inference, size: number): Estimate {
  const { law, reference } = fit.frame;
  const value = accuracyAt(law, fit.parameters, size, reference);
  const { low, high } = inference.interval({ kind: 'accuracy', size });
  return { value: within(value), low: within(low), high: within(high) };
}

const within = (accuracy: number) => Math.min(1, Math.max(0, accuracy));
const Z = 1.959963984540054;

function nextDoublingOf(fit: LawFit, inference: Inference, dispersion: number): NextDoubling {
  const { points } = fit.frame;
  const from = referenceOf(points);
  const to = 2 * from;
  const accuracy = accuracyEstimate(fit, inference, to);
  const before = accuracyEstimate(fit, inference, from);
  const { low, high } = inference.interval({ kind: 'gain', from, to });
  const atEnd = points.filter(({ size }) => size === from);
  const items = atEnd.reduce((sum, point) => sum + point.items, 0) / atEnd.length;
  const noise = Z * Math.sqrt((dispersion * accuracy.value * (1 - accuracy.value)) / items);
  return {
    ...{ from, to, accuracy, gain: { value: accuracy.value - before.value, low, high } },
    observed: {
      low: within(accuracy.value - Math.hypot(accuracy.value - accuracy.low, noise)),
      high: within(accuracy.value + Math.hypot(accuracy.high - accuracy.value, noise)),
    },
  };
}
