import type { JobHandlers } from '#lib/jobs/run.ts';
import { importBenchmark } from '#lib/services/benchmarks/index.ts';
import { runRecheck } from '#lib/services/check/index.ts';
import {
  followBenchmark,
  followImport,
  type ScanThreads,
  scanBatch,
  scanRunner,
  scanVariant,
} from '#lib/services/contamination/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { runCorpus } from '#lib/services/corpus/index.ts';
import { advanceBatch, type RunOptions, runBatch, runProviderBatch } from '#lib/services/generate/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { corpusRunners } from './corpus-runners.ts';
import { withImportThreads } from './import-threads.ts';

/** Every job name with the verb that does it. */
export function handlersOf(ctx: Ctx, options: RunOptions, scanning?: ScanThreads): JobHandlers {
  const runners = { ...corpusRunners, contamination: scanRunner(scanning) };
  return {
    'seeds.import': async ({ importId }) => {
      const { stopping } = options;
      await withImportThreads((drafter) => runImport(ctx, importId, { drafter, stopping }));
      await followImport(ctx, importId);
    },
    'benchmarks.import': ({ benchmarkId }) => importBenchmark(ctx, benchmarkId),
    'contamination.benchmark': ({ benchmarkId }) => followBenchmark(ctx, benchmarkId),
    'contamination.import': ({ importId }) => followImport(ctx, importId),
    'contamination.variant': ({ variantId }) => scanVariant(ctx, variantId, scanning?.find),
    'contamination.batch': ({ batchId }) => scanBatch(ctx, batchId, scanning?.find),
    'generate.run': ({ batchId }) => runBatch(ctx, batchId, options),
    'generate.advance': ({ batchId }) => advanceBatch(ctx, batchId, options.stopping),
    'generate.provider-batch': ({ providerBatchId }) => runProviderBatch(ctx, providerBatchId, options),
    'corpus.run': ({ runId }) => runCorpus(ctx, runId, runners, options.stopping),
    'check.batch': ({ batchId }) => runRecheck(ctx, { batchId }, options.stopping),
    'check.project': ({ projectId }) => runRecheck(ctx, { projectId }, options.stopping),
  };
}
