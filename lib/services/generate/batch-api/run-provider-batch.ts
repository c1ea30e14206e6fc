import type { Batch, ProviderBatch } from '#lib/db/generated/client.ts';
import { tryLock } from '#lib/db/queries/try-lock.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { Recipe } from '#lib/domain/generate/plan.ts';
import { cutText } from '#lib/domain/storable-text.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { BatchJob } from '#lib/llm/batch-job.ts';
import { LlmError } from '#lib/llm/client.ts';
import type { Ctx } from '../../context.ts';
import { type Endpoint, loadEndpoint } from '../run/endpoint.ts';
import type { Run } from '../run/run.ts';
import { stopByProvider } from '../run/stop-batch.ts';
import { loadArms, type RunOptions } from '../run-batch.ts';
import { collect, giveBackAll } from './collect.ts';
import { Refused } from './refused.ts';
import { send } from './send.ts';
import { modelName, waitsForPerson } from './wait-for-person.ts';

/** Between two looks at a provider's batch, in milliseconds: more as it grows old. */
const firstLookMs = 5000;
const longestLookMs = 60_000;
/** Sending a file of 200 MB and reading one back, on a slow line. */
const longestMs = 2 * 60 * 60_000;

/** Providers end a batch after its window of 24 hours, and keep its results for longer; then nothing is to be hoped for. */
const longestLifeMs = 72 * 60 * 60_000;

/** All that a job on a provider's batch works with. */
export type Desk = { run: Run; row: ProviderBatch; endpoint: Endpoint };

/**
 * The job "generate.provider-batch": sends a file of calls to a provider's Batch API, looks after it, and collects what
 * came. Killed at any moment it begins anew: what was sent is found again by our id in the provider's metadata, and what
 * was collected is not stored twice.
 */
export async function runProviderBatch(ctx: Ctx, id: string, options: RunOptions): Promise<void> {
  await ctx.db.$transaction(
    async (tx) => {
      if (!(await tryLock(tx, `provider-batch:${id}`))) return;
      const row = await ctx.db.providerBatch.findUnique({ where: { id }, include: { batch: true } });
      if (!row || row.endedAt) return;
      const { batch, ...one } = row;
      await lookAfter(ctx, batch, one, options);
    },
    { timeout: longestMs, maxWait: 30_000 },
  );
}

async function lookAfter(ctx: Ctx, batch: Batch, row: ProviderBatch, options: RunOptions): Promise<void> {
  const arms = await loadArms(ctx, batch.id);
  const holder = `${options.workerId}/${row.id}`;
  const run: Run = { ctx, batch, arms, recipe: Recipe.parse(batch.recipe), holder, ...options };
  try {
    if (row.endpointId === null)
      throw new StudioError('PRECONDITION', 'The model of this batch was deleted.');
    const desk = { run, row, endpoint: await loadEndpoint(ctx, row.endpointId) };
    const job = await send(desk);
    await note(desk, job);
    if (!job.ended) return await lookAgain(desk, job);
    await collect(desk, job);
    await end(desk.run, row.id, null);
  } catch (error) {
    await heed(run, row, error);
  }
}

/** What the provider says of it now. */
async function note({ run, row }: Desk, job: BatchJob): Promise<void> {
  await run.ctx.db.providerBatch.update({
    where: { id: row.id },
    data: {
      ...{
        providerId: job.id,
        status: job.state,
        outputFileId: job.outputFileId,
        errorFileId: job.errorFileId,
      },
      ...{ completed: job.counts.completed, failed: job.counts.failed, polledAt: run.ctx.now() },
      error: job.errors.length > 0 ? cutText(job.errors.join(' '), 2000) : null,
    },
  });
}

/** Comes back later; what nobody wants any more is cancelled, and what it brought until then is collected all the same. */
async function lookAgain({ run, row, endpoint }: Desk, job: BatchJob): Promise<void> {
  const { batches } = run.ctx.llm;
  if (run.batch.status === 'cancelled' && job.state !== 'cancelling') await batches.cancel(endpoint, job.id);
  await again(run, row, pauseBefore(run, row));
}

function pauseBefore({ ctx }: Run, { createdAt }: ProviderBatch): number {
  const age = ctx.now().getTime() - createdAt.getTime();
  return Math.min(Math.max(age / 10, firstLookMs), longestLookMs);
}

async function again({ ctx }: Run, { id }: ProviderBatch, ms: number): Promise<void> {
  const runAt = new Date(ctx.now().getTime() + ms);
  await ctx.db.$transaction((tx) =>
    enqueue(tx, 'generate.provider-batch', { providerBatchId: id }, { runAt }),
  );
}

/** Ends it, and lets the batch go on with what comes next. */
async function end({ ctx, batch }: Run, id: string, error: string | null): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const data = { endedAt: ctx.now(), ...(error === null ? {} : { error }) };
    await tx.providerBatch.update({ where: { id }, data });
    await enqueue(tx, 'generate.run', { batchId: batch.id });
  });
}

/**
 * A provider that refuses the file stops the batch with its own words; one that knows our key no more pauses it. Anything
 * else that goes wrong is asked about again later, with its error shown: what the provider may still be running is never given back to be asked and paid twice.
 */
async function heed(run: Run, row: ProviderBatch, error: unknown): Promise<void> {
  const known = error instanceof Refused || error instanceof LlmError || error instanceof StudioError;
  if (!known) throw error;
  await run.ctx.db.providerBatch.update({ where: { id: row.id }, data: { error: error.message } });
  const reason = error instanceof Refused ? error.reason : error;
  if (!(error instanceof Refused) && !isGone(run, row)) {
    if (reason instanceof LlmError && (await waitsForPerson(run, row, reason))) return;
    const asked = reason instanceof LlmError ? (reason.retryAfterMs ?? 0) : 0;
    return again(run, row, Math.max(asked, 4 * firstLookMs, pauseBefore(run, row)));
  }
  const words = reason instanceof LlmError ? reason : new LlmError('bad-request', reason.message);
  await giveBackAll(run, row.id, { reason: words.kind, message: words.message });
  await stopByProvider(run, modelName(run, row), words);
  await end(run, row.id, words.message);
}

/** Nobody can look any more, or the provider's own time for it was over long ago. */
function isGone(run: Run, row: ProviderBatch): boolean {
  return row.endpointId === null || run.ctx.now().getTime() - row.createdAt.getTime() > longestLifeMs;
}
