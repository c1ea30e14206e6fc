export { bootstrapInference, countsOf, type ItemResults } from './bootstrap-law.ts';
export { type Choice, chooseLaw } from './choose-law.ts';
export type { Quantity } from './coordinates.ts';
export { curvatureOf } from './curvature.ts';
export { deviance } from './deviance.ts';
export {
  type BandPoint,
  type CurveFit,
  type CurveOptions,
  fitCurve,
  type LawOutcome,
  type NextDoubling,
} from './fit-curve.ts';
export { fitLaw, type LawFit } from './fit-law.ts';
export { type HeldOut, holdOutLargest } from './held-out.ts';
export { type ParameterEstimate, parametersOf, type Refusal, refuseFit } from './identify.ts';
export { type Inference, profileInference, weighted } from './inference.ts';
export { aicc } from './information.ts';
export { accuracyAt, type Law, type LawId, type LawParameter, lawIds } from './law.ts';
export { lawOf, laws } from './laws/index.ts';
export type { OpenInterval } from './profile.ts';
export { MOST_DOUBLINGS, type Reach, reachTarget } from './reach-target.ts';
export type { SizedPoint } from './sized-point.ts';
