/** Decontamination: what of a benchmark's problems and solutions stands in another text. */
export {
  type BenchmarkIndex,
  type BenchmarkItem,
  createBenchmarkIndex,
  type OverlapOptions,
} from './benchmark-index.ts';
export type { Overlap, OverlapMethod, Span } from './judge-overlap.ts';
