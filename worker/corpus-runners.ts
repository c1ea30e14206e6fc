import { scanRunner } from '#lib/services/contamination/index.ts';
import { runIndexes } from '#lib/services/corpus/build-indexes.ts';
import { runEstimates } from '#lib/services/corpus/estimate/run-estimates.ts';
import type { CorpusRunners } from '#lib/services/corpus/index.ts';
import { runSelection } from '#lib/services/corpus/selection/run-selection.ts';
import { runBranch } from '#lib/services/versions/branch/run.ts';
import { runFreeze } from '#lib/services/versions/freeze/freeze.ts';
import { runRestore } from '#lib/services/versions/restore/run.ts';
import { runVerify } from '#lib/services/versions/verify/run-verify.ts';
import { findDuplicates } from './duplicates-runner.ts';
import { withShardThreads } from './shard-threads.ts';

/** What each kind of run over a corpus does. */
export const corpusRunners: CorpusRunners = {
  duplicates: findDuplicates,
  contamination: scanRunner(),
  estimates: runEstimates,
  selection: runSelection,
  indexes: runIndexes,
  freeze: (ctx, run, progress) => withShardThreads((encoder) => runFreeze(ctx, run, progress, { encoder })),
  restore: runRestore,
  branch: runBranch,
  verify: runVerify,
};
