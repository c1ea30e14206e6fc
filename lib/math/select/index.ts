export { coveringRadius } from './covering-radius.ts';
export { type KCenterOptions, type KCenterProgress, type KCenterSelection, kCenter } from './k-center.ts';
export {
  fetchRows,
  kCenterByThresholds,
  type ThresholdOptions,
  type ThresholdProgress,
  type ThresholdSelection,
} from './k-center-by-thresholds.ts';
export { nestedSubsets, stablePosition } from './nested-subsets.ts';
export { largestRemainder, quotaSample } from './quota-sample.ts';
export { randomSample } from './random-sample.ts';
export { type FarRows, type Reach, type RoundedRows, RowShard, type Shard, shardHere } from './row-shard.ts';
export type { Vectors } from './row-store.ts';
