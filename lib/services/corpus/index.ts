export { buildIndexes } from './build-indexes.ts';
export { cancelRun } from './cancel-run.ts';
export { createRun } from './create-run.ts';
export { estimate } from './estimate/estimate.ts';
export { listRuns } from './list-runs.ts';
export {
  type CorpusRunner,
  type CorpusRunners,
  type RunProgress,
  RunStopped,
  runCorpus,
} from './run-corpus.ts';
export { deleteSelection } from './selection/delete-selection.ts';
export { listSelections } from './selection/list-selections.ts';
export { select } from './selection/select.ts';
export { showSelection } from './selection/show-selection.ts';
export type { SelectionRow } from './selection/view-selection.ts';
export { showRun } from './show-run.ts';
export { statistics } from './statistics.ts';
export type { CorpusRunRow } from './view-run.ts';
