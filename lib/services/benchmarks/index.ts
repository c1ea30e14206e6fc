export { addBenchmark } from './add.ts';
export { deleteBenchmark } from './delete.ts';
export { deriveBenchmark } from './derive.ts';
export { type BenchmarkRow, listBenchmarks } from './list.ts';
export { type BenchmarkProblemRow, listBenchmarkProblems } from './list-problems.ts';
export { runDerivation } from './run-derivation.ts';
export { importBenchmark } from './run-import.ts';
export { showBenchmark } from './show.ts';
