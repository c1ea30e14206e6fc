import type { Stop } from '#lib/db/queries/stop-of.ts';
import type { LlmError } from '#lib/llm/client.ts';
import { audit } from '../../audit.ts';
import type { Ctx } from '../../context.ts';
import type { Run } from './run.ts';

type End = { status: 'paused' | 'failed' | 'done'; stopReason: string; error: string | null };

/** Pauses or ends a running batch by a stop condition; what waits is settled by the job. */
export async function stopAtCondition(run: Run, reached: NonNullable<Stop['reached']>): Promise<void> {
  const { budget, stopPassed, stopMinutes } = await run.ctx.db.batch.findUniqueOrThrow({
    where: { id: run.batch.id },
  });
  const texts = {
    budget: `The budget of $${budget} is spent. Raise it to go on, or cancel the batch.`,
    passed: `${(stopPassed ?? 0).toLocaleString('en-US')} variants passed their checks, as many as were asked for.`,
    time: `The time was up: ${stopMinutes} minutes after the start.`,
  };
  const paused = reached === 'budget';
  await endBatch(run.ctx, run.batch, {
    status: paused ? 'paused' : 'done',
    stopReason: reached,
    error: paused ? texts[reached] : null,
  });
}

/** Stops a running batch with the provider's own words: paused where money at the provider is what is missing. */
export async function stopByProvider(run: Run, endpointName: string, error: LlmError): Promise<void> {
  const status = error.kind === 'quota' ? 'paused' : 'failed';
  const text =
    status === 'paused'
      ? `${endpointName} has no quota or money left, and the batch was paused: ${error.message}`
      : `${endpointName} refused several requests in a row and the batch was stopped: ${error.message}`;
  await endBatch(run.ctx, run.batch, { status, stopReason: 'provider', error: text });
}

export async function endBatch(
  ctx: Ctx,
  { id, projectId }: { id: string; projectId: string },
  end: End,
): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const finishedAt = end.status === 'paused' ? null : ctx.now();
    const stopped = await tx.batch.updateMany({
      where: { id, status: 'running' },
      data: { ...end, finishedAt },
    });
    if (stopped.count === 0) return;
    const project = { id: projectId, slug: '', name: '' };
    const before = { status: 'running' };
    const entry = { action: 'generate.stop', target: `batch ${id}`, before, after: end };
    await audit(tx, { ...ctx, project, role: 'owner' }, entry);
  });
}
