import { z } from 'zod';

const one = <T extends string>(name: T) => z.object({ [name]: z.uuid() } as Record<T, z.ZodUUID>);

/**
 * Tries of a job. A try whose worker was killed counts, so that one that kills its worker ends; a deployment or an outage
 * may kill many workers within the life of a long one.
 */
export const mostAttempts = 25;

/** Every job: its payload is ids; its handler, worker/handlers.ts, is idempotent. Names are "<stage>.<verb>". */
export const jobs = {
  'seeds.import': { payload: one('importId') },
  'generate.run': { payload: one('batchId') },
  'generate.advance': { payload: one('batchId') },
  'generate.provider-batch': { payload: one('providerBatchId') },
  'check.compare': { payload: one('batchId') },
  'check.batch': { payload: one('batchId') },
  'corpus.run': { payload: one('runId') },
  'audits.draw': { payload: one('auditId') },
  'audits.apply': { payload: one('rulingId') },
  'benchmarks.import': { payload: one('benchmarkId') },
  'benchmarks.derive': { payload: one('benchmarkId') },
  'contamination.benchmark': { payload: one('benchmarkId') },
  'contamination.import': { payload: one('importId') },
  'contamination.variant': { payload: one('variantId') },
  'contamination.batch': { payload: one('batchId') },
  'versions.push': { payload: one('pushId') },
  'versions.export': { payload: one('exportId') },
  'train.follow': { payload: one('runId') },
  'train.launch-sweep': { payload: one('sweepId') },
  'train.preview': { payload: one('previewId') },
  'evaluate.import': { payload: one('evaluationId') },
  'evaluate.begin': { payload: one('evaluationId') },
  'evaluate.grade': { payload: one('gradingId') },
  'servers.follow': { payload: one('serverId') },
  'studies.fit': { payload: one('fitId') },
  'review.summarize': { payload: one('summaryId') },
  'queues.fill': { payload: one('queueId') },
  'check.judges': { payload: one('projectId') },
  'webhooks.deliver': { payload: one('webhookId') },
  'check.project': { payload: one('projectId') },
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]['payload']>;

/** What a payload holds beside its ids: the request that asked for the job. */
export const Origin = z.object({ requestId: z.string().optional(), traceparent: z.string().optional() });
export type Origin = z.infer<typeof Origin>;
