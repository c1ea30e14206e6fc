export {
  binomialCdf,
  binomialPmf,
  binomialQuantile,
  binomialSurvival,
  clopperPearsonInterval,
  logBinomialPmf,
} from './binomial.ts';
export { type BootstrapInterval, type BootstrapOptions, bootstrapInterval } from './bootstrap-interval.ts';
export { cohenKappa, type Disagreement, disagreements, type Kappa } from './cohen-kappa.ts';
export {
  type Draw,
  hypergeometricBounds,
  hypergeometricCdf,
  hypergeometricPmf,
  hypergeometricQuantile,
  hypergeometricSurvival,
  logHypergeometricPmf,
} from './hypergeometric.ts';
export type { Interval } from './interval.ts';
export { type Alpha, krippendorffAlpha, type Measurement } from './krippendorff-alpha.ts';
export { type McNemar, mcnemarTest } from './mcnemar.ts';
export { normalCdf, normalQuantile } from './normal.ts';
export { meanPassAtK, passAtK } from './pass-at-k.ts';
export { wilsonInterval } from './wilson-interval.ts';
