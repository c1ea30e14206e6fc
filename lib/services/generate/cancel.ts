import { notFound, precondition } from '#lib/domain/errors.ts';
import { BatchRef } from '#lib/domain/generate/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';

export const cancelBatch = projectVerb(
  {
    name: 'generate.cancel',
    summary: 'Cancels a batch: what waits is dropped, what is being answered is kept.',
    kind: 'command',
    capability: 'generate',
    input: BatchRef,
  },
  async (ctx, input) =>
    ctx.db.$transaction(
      async (tx) => {
        const batch = await tx.batch.findFirst({ where: { id: input.batch, projectId: ctx.project.id } });
        if (!batch) throw notFound('This batch');
        const cancelled = await tx.batch.updateMany({
          where: { id: batch.id, status: { in: ['queued', 'running'] } },
          data: { status: 'cancelled', finishedAt: ctx.now() },
        });
        if (cancelled.count === 0)
          throw precondition(`This batch is ${batch.status} already; nothing is left to cancel.`);
        const dropped = await tx.generationRequest.updateMany({
          where: { batchId: batch.id, status: 'queued' },
          data: { status: 'cancelled', finishedAt: ctx.now(), leaseUntil: null },
        });
        await audit(tx, ctx, {
          action: 'generate.cancel',
          target: `batch ${batch.id}`,
          before: { status: batch.status },
          after: { status: 'cancelled', dropped: dropped.count },
        });
        return { batch: batch.id, dropped: dropped.count };
      },
      { timeout: 60_000 },
    ),
);
