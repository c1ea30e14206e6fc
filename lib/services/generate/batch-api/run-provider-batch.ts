import type { Batch, ProviderBatch } from '#lib/db/generated/client.ts';
import { tryLock } from '#lib/db/queries/try-lock.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { Recipe } from '#lib/domain/generate/plan.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { BatchJob } from '#lib/llm/batch-job.ts';
import { LlmError } from '#lib/llm/client.ts';
import type { Ctx } from '../../context.ts';
import { type Endpoint, loadEndpoint } from '../run/endpoint.ts';
import type { Run } from '../run/run.ts';
import { stopByProvider } from '../run/stop-batch.ts';
import { loadArms, type RunOptions } from '../run-batch.ts';
import { collect, giveBackAll } from './collect.ts';
import { send } from './send.ts';

/** Between two looks at a provider's batch, in milliseconds: more as it grows old. */
const firstLookMs = 5000;
const longestLookMs = 60_000;
/** Sending a file of 200 MB and reading one back, on a slow line. */
const longestMs = 2 * 60 * 60_000;

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
      error: job.errors.length > 0 ? job.errors.join(' ').slice(0, 2000) : null,
    },
  });
}

/** Comes back later; what nobody wants any more is cancelled, and what it brought until then is collected all the same. */
async function lookAgain({ run, row, endpoint }: Desk, job: BatchJob): Promise<void> {
  const { batches } = run.ctx.llm;
  if (run.batch.status === 'cancelled' && job.state !== 'cancelling') await batches.cancel(endpoint, job.id);
  const age = run.ctx.now().getTime() - row.createdAt.getTime();
  await again(run, row, Math.min(Math.max(age / 10, firstLookMs), longestLookMs));
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

/** A provider that is out of reach is asked again later; one that refuses stops the batch with its own words. */
async function heed(run: Run, row: ProviderBatch, error: unknown): Promise<void> {
  if (!(error instanceof LlmError) && !(error instanceof StudioError)) throw error;
  await run.ctx.db.providerBatch.update({ where: { id: row.id }, data: { error: error.message } });
  if (error instanceof LlmError && error.retryable) {
    return again(run, row, Math.max(error.retryAfterMs ?? 0, 4 * firstLookMs));
  }
  const name = [...run.arms.values()].find((arm) => arm.recipe.model?.id === row.endpointId)?.recipe.model
    ?.name;
  const words = error instanceof LlmError ? error : new LlmError('bad-request', error.message);
  await giveBackAll(run, row.id, { reason: words.kind, message: error.message });
  await stopByProvider(run, name ?? 'The model', words);
  await end(run, row.id, error.message);
}
