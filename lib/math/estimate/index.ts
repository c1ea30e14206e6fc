export { type EstimateError, errorOf, type HeldOut, holdOut } from './measure-error.ts';
export { type Estimate, type LabelledText, TextEstimator, type TrainingOptions } from './text-estimator.ts';
