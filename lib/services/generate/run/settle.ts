import type { Tx } from '#lib/db/client.ts';
import type { Batch } from '#lib/db/generated/client.ts';
import { dropOpenRequests } from '#lib/db/queries/drop-open-requests.ts';
import { nextOpenRequest } from '#lib/db/queries/next-open-request.ts';
import { Recipe } from '#lib/domain/generate/plan.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../../audit.ts';
import { compareBatch } from '../../contamination/index.ts';
import type { Ctx } from '../../context.ts';
import { evaluationEnded } from '../../evaluate/ended.ts';
import { startNextLeg } from './advance.ts';

/** After a run: drops what a stopped batch leaves, comes back when the next request may be free, or ends the batch. */
export async function settle(ctx: Ctx, batchId: string): Promise<void> {
  await ctx.db.$transaction(
    async (tx) => {
      const batch = await tx.batch.findUnique({ where: { id: batchId } });
      if (!batch || batch.status === 'paused') return;
      const stopped = batch.status !== 'running' && batch.status !== 'queued';
      if (stopped) await dropOpen(tx, batch);
      const { open, freeAt, submitted } = await nextOpenRequest(tx, batchId);
      // What is at the provider comes back first: it says what may be asked next.
      if (submitted && (batch.viaBatchApi || stopped)) return;
      if (open) return enqueue(tx, 'generate.run', { batchId }, { runAt: freeAt ?? ctx.now() });
      if (submitted) return;
      if (stopped) return evaluationEnded(ctx, tx, batchId);
      if (await startNextLeg(ctx, tx, batch)) return;
      await finish(ctx, batch, tx);
    },
    { timeout: 300_000 },
  );
}

async function dropOpen(tx: Tx, { id, status, error, stopReason }: Batch): Promise<void> {
  if (status === 'failed') {
    await dropOpenRequests(tx, { batchId: id, as: 'failed', reason: 'batch-stopped', message: error });
  } else {
    const reason = stopReason ?? 'person';
    await dropOpenRequests(tx, { batchId: id, as: 'cancelled', reason, message: dropTexts[reason] ?? null });
  }
}

const dropTexts: Record<string, string> = {
  passed: 'As many variants as were asked for had passed.',
  time: 'The time of the batch was up.',
  person: 'The batch was cancelled.',
};

async function finish(
  ctx: Ctx,
  { id, projectId, makes, recipe, failed, refused, done, total }: Batch,
  tx: Tx,
): Promise<void> {
  const end =
    failed === 0
      ? { status: 'done' as const, error: null }
      : { status: 'failed' as const, error: failureText(failed, total) };
  const ended = await tx.batch.updateMany({
    where: { id, status: 'running' },
    data: { ...end, finishedAt: ctx.now() },
  });
  if (ended.count === 0) return;
  if (makes === 'replies') await evaluationEnded(ctx, tx, id);
  else {
    const checks = Recipe.parse(recipe).checks === 'later' ? 'check.batch' : 'check.compare';
    await enqueue(tx, checks, { batchId: id });
    await compareBatch(tx, projectId, id);
  }
  const project = { id: projectId, slug: '', name: '' };
  await audit(
    tx,
    { ...ctx, project, role: 'owner' },
    {
      ...{ action: 'generate.run', target: `batch ${id}` },
      before: { status: 'running' },
      after: { ...end, counts: { done, refused, failed } },
    },
  );
}

function failureText(failed: number, total: number): string {
  const all = total.toLocaleString('en-US');
  return `${failed.toLocaleString('en-US')} of ${all} requests failed. The reasons are below; retry them when they are gone.`;
}
