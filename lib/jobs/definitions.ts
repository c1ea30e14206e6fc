import { z } from 'zod';

const one = <T extends string>(name: T) => z.object({ [name]: z.uuid() } as Record<T, z.ZodUUID>);

/** Every job: its payload is ids; its handler, worker/handlers.ts, is idempotent. Names are "<stage>.<verb>". */
export const jobs = {
  'seeds.import': { payload: one('importId'), attempts: 10 },
  'generate.run': { payload: one('batchId'), attempts: 25 },
  'generate.advance': { payload: one('batchId'), attempts: 25 },
  'generate.provider-batch': { payload: one('providerBatchId'), attempts: 25 },
  'check.compare': { payload: one('batchId'), attempts: 5 },
  'check.batch': { payload: one('batchId'), attempts: 5 },
  'corpus.run': { payload: one('runId'), attempts: 10 },
  'audits.draw': { payload: one('auditId'), attempts: 10 },
  'audits.apply': { payload: one('rulingId'), attempts: 25 },
  'benchmarks.import': { payload: one('benchmarkId'), attempts: 5 },
  'benchmarks.derive': { payload: one('benchmarkId'), attempts: 5 },
  'contamination.benchmark': { payload: one('benchmarkId'), attempts: 10 },
  'contamination.import': { payload: one('importId'), attempts: 10 },
  'contamination.variant': { payload: one('variantId'), attempts: 10 },
  'contamination.batch': { payload: one('batchId'), attempts: 10 },
  'versions.push': { payload: one('pushId'), attempts: 10 },
  'versions.export': { payload: one('exportId'), attempts: 10 },
  'train.follow': { payload: one('runId'), attempts: 25 },
  'train.launch-sweep': { payload: one('sweepId'), attempts: 25 },
  'train.preview': { payload: one('previewId'), attempts: 5 },
  'evaluate.import': { payload: one('evaluationId'), attempts: 5 },
  'evaluate.begin': { payload: one('evaluationId'), attempts: 25 },
  'evaluate.grade': { payload: one('gradingId'), attempts: 10 },
  'servers.follow': { payload: one('serverId'), attempts: 25 },
  'studies.fit': { payload: one('fitId'), attempts: 5 },
  'review.summarize': { payload: one('summaryId'), attempts: 3 },
  'queues.fill': { payload: one('queueId'), attempts: 5 },
  'check.judges': { payload: one('projectId'), attempts: 5 },
  'webhooks.deliver': { payload: one('webhookId'), attempts: 25 },
  'check.project': { payload: one('projectId'), attempts: 5 },
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]['payload']>;

/** What a payload holds beside its ids: the request that asked for the job. */
export const Origin = z.object({ requestId: z.string().optional(), traceparent: z.string().optional() });
export type Origin = z.infer<typeof Origin>;
