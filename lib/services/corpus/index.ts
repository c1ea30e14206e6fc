export { cancelRun } from './cancel-run.ts';
export { createRun } from './create-run.ts';
export { listRuns } from './list-runs.ts';
export {
  type CorpusRunner,
  type CorpusRunners,
  type RunProgress,
  RunStopped,
  runCorpus,
} from './run-corpus.ts';
export { showRun } from './show-run.ts';
export type { CorpusRunRow } from './view-run.ts';
