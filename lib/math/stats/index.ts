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
export { differenceOf, differenceOfShares, type Estimate } from './difference.ts';
export { type HolmStep, holm } from './holm.ts';
export {
  type Draw,
  highestMarked,
  hypergeometricBounds,
  hypergeometricCdf,
  hypergeometricPmf,
  hypergeometricPmfs,
  hypergeometricQuantile,
  hypergeometricSurvival,
  logHypergeometricPmf,
  lowestMarked,
  type Seen,
} from './hypergeometric.ts';
export type { Interval } from './interval.ts';
export { type Alpha, krippendorffAlpha, type Measurement } from './krippendorff-alpha.ts';
export { type McNemar, mcnemarTest } from './mcnemar.ts';
export { normalCdf, normalQuantile } from './normal.ts';
export { meanPassAtK, passAtK } from './pass-at-k.ts';
export { levelOfLooks, lowLines, type SequentialTest, sequentialPValue } from './sequential-test.ts';
export {
  chanceOfLow,
  type Looks,
  type StoppingChances,
  type StoppingLines,
  stoppingChances,
} from './stopping-chances.ts';
export { neymanWeights, type StratifiedShare, type StratumSample, stratifiedShare } from './stratified.ts';
export { studentQuantile } from './student.ts';
export { wilsonInterval } from './wilson-interval.ts';
