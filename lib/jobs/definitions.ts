import { z } from 'zod';

const one = <T extends string>(name: T) => z.object({ [name]: z.uuid() } as Record<T, z.ZodUUID>);

/**
 * Tries of a job. A try whose worker was killed counts, so that one that kills its worker ends; a deployment or an outage
 * may kill many workers within the life of a long one.
 */
export const mostAttempts = 25;

/** Every job with its payload, which is ids; its handler, worker/handlers.ts, is idempotent. Names are "<stage>.<verb>". */
export const jobs = {
  'seeds.import': one('importId'),
  'generate.run': one('batchId'),
  'generate.advance': one('batchId'),
  'generate.provider-batch': one('providerBatchId'),
  'check.compare': one('batchId'),
  'check.batch': one('batchId'),
  'corpus.run': one('runId'),
  'audits.draw': one('auditId'),
  'audits.apply': one('rulingId'),
  'benchmarks.import': one('benchmarkId'),
  'benchmarks.derive': one('benchmarkId'),
  'contamination.benchmark': one('benchmarkId'),
  'contamination.import': one('importId'),
  'contamination.variant': one('variantId'),
  'contamination.batch': one('batchId'),
  'versions.push': one('pushId'),
  'versions.export': one('exportId'),
  'train.follow': one('runId'),
  'train.launch-sweep': one('sweepId'),
  'train.preview': one('previewId'),
  'evaluate.import': one('evaluationId'),
  'evaluate.begin': one('evaluationId'),
  'evaluate.grade': one('gradingId'),
  'servers.follow': one('serverId'),
  'studies.fit': one('fitId'),
  'review.summarize': one('summaryId'),
  'queues.fill': one('queueId'),
  'check.judges': one('projectId'),
  'webhooks.deliver': one('webhookId'),
  'check.project': one('projectId'),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]>;

/** What a payload holds beside its ids: the request that asked for the job. */
export const Origin = z.object({ requestId: z.string().optional(), traceparent: z.string().optional() });
export type Origin = z.infer<typeof Origin>;
