import type { JobHandlers } from '#lib/jobs/run.ts';
import { runRecheck } from '#lib/services/check/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { runCorpus } from '#lib/services/corpus/index.ts';
import { advanceBatch, type RunOptions, runBatch, runProviderBatch } from '#lib/services/generate/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { corpusRunners } from './corpus-runners.ts';

/** Every job name with the verb that does it. */
export function handlersOf(ctx: Ctx, options: RunOptions): JobHandlers {
  return {
    'seeds.import': ({ importId }) => runImport(ctx, importId),
    'generate.run': ({ batchId }) => runBatch(ctx, batchId, options),
    'generate.advance': ({ batchId }) => advanceBatch(ctx, batchId, options.stopping),
    'generate.provider-batch': ({ providerBatchId }) => runProviderBatch(ctx, providerBatchId, options),
    'corpus.run': ({ runId }) => runCorpus(ctx, runId, corpusRunners, options.stopping),
    'check.batch': ({ batchId }) => runRecheck(ctx, { batchId }, options.stopping),
    'check.project': ({ projectId }) => runRecheck(ctx, { projectId }, options.stopping),
  };
}
