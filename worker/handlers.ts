import type { JobHandlers } from '#lib/jobs/run.ts';
import { applyRuling, drawAudit } from '#lib/services/audits/index.ts';
import { importBenchmark, runDerivation } from '#lib/services/benchmarks/index.ts';
import { compareBatchVariants, runJudgeChecks, runRecheck } from '#lib/services/check/index.ts';
import {
  followBenchmark,
  followImport,
  type OverlapFinder,
  scanBatch,
  scanVariant,
} from '#lib/services/contamination/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { runCorpus } from '#lib/services/corpus/index.ts';
import { beginEvaluation } from '#lib/services/evaluate/begin.ts';
import { runGrading } from '#lib/services/evaluate/grading/run-grading.ts';
import { runResultImport } from '#lib/services/evaluate/results/run-import.ts';
import { advanceBatch, type RunOptions, runBatch, runProviderBatch } from '#lib/services/generate/index.ts';
import { runFill } from '#lib/services/queues/index.ts';
import { summarizeReview } from '#lib/services/review/dashboard-summary.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { followServer } from '#lib/services/servers/follow/follow-server.ts';
import { runFit } from '#lib/services/studies/run-fit.ts';
import { followRun } from '#lib/services/train/follow/follow-run.ts';
import { launchSweep } from '#lib/services/train/follow/launch-sweep.ts';
import { runPreview } from '#lib/services/train/preview/run-preview.ts';
import { runExport } from '#lib/services/versions/exports/run-export.ts';
import { runPush } from '#lib/services/versions/hub/run-push.ts';
import { deliverWebhook } from '#lib/services/webhooks/deliver.ts';
import { corpusRunners } from './corpus-runners.ts';
import { withImportThreads } from './import-threads.ts';

/** Every job name with the verb that does it. */
export function handlersOf(ctx: Ctx, options: RunOptions, findOverlaps?: OverlapFinder): JobHandlers {
  return {
    'seeds.import': async ({ importId }) => {
      const { stopping } = options;
      await withImportThreads((drafter) => runImport(ctx, importId, { drafter, stopping }));
      await followImport(ctx, importId);
    },
    'benchmarks.import': ({ benchmarkId }) => importBenchmark(ctx, benchmarkId),
    'benchmarks.derive': ({ benchmarkId }) => runDerivation(ctx, benchmarkId, options.stopping),
    'contamination.benchmark': ({ benchmarkId }) => followBenchmark(ctx, benchmarkId),
    'contamination.import': ({ importId }) => followImport(ctx, importId),
    'contamination.variant': ({ variantId }) => scanVariant(ctx, variantId, findOverlaps),
    'contamination.batch': ({ batchId }) => scanBatch(ctx, batchId, findOverlaps),
    'generate.run': ({ batchId }) => runBatch(ctx, batchId, options),
    'generate.advance': ({ batchId }) => advanceBatch(ctx, batchId, options.stopping),
    'generate.provider-batch': ({ providerBatchId }) => runProviderBatch(ctx, providerBatchId, options),
    'corpus.run': ({ runId }) => runCorpus(ctx, runId, corpusRunners, options.stopping),
    'audits.draw': ({ auditId }) => drawAudit(ctx, auditId, { stopping: options.stopping }),
    'audits.apply': ({ rulingId }) => applyRuling(ctx, rulingId, options.stopping),
    'versions.push': ({ pushId }) => runPush(ctx, pushId, options.stopping),
    'versions.export': ({ exportId }) => runExport(ctx, exportId, options.stopping),
    'train.follow': ({ runId }) => followRun({ ...ctx, stopping: options.stopping }, runId),
    'train.launch-sweep': ({ sweepId }) => launchSweep({ ...ctx, stopping: options.stopping }, sweepId),
    'servers.follow': ({ serverId }) => followServer({ ...ctx, stopping: options.stopping }, serverId),
    'train.preview': ({ previewId }) => runPreview(ctx, previewId, options.stopping),
    'evaluate.import': ({ evaluationId }) => runResultImport(ctx, evaluationId),
    'evaluate.begin': ({ evaluationId }) => beginEvaluation(ctx, evaluationId),
    'evaluate.grade': ({ gradingId }) => runGrading(ctx, gradingId, options),
    'studies.fit': ({ fitId }) => runFit(ctx, fitId, options.stopping),
    'review.summarize': ({ summaryId }) => summarizeReview(ctx, summaryId),
    'queues.fill': ({ queueId }) => runFill(ctx, queueId),
    'webhooks.deliver': ({ webhookId }) => deliverWebhook(ctx, webhookId, { stopping: options.stopping }),
    'check.compare': ({ batchId }) => compareBatchVariants(ctx, batchId, options.stopping),
    'check.batch': ({ batchId }) => runRecheck(ctx, { batchId }, options.stopping),
    'check.judges': ({ projectId }) => runJudgeChecks(ctx, projectId, options.stopping),
    'check.project': ({ projectId }) => runRecheck(ctx, { projectId }, options.stopping),
  };
}
