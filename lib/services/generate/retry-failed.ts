import { notFound, precondition } from '#lib/domain/errors.ts';
import { BatchRef } from '#lib/domain/generate/schema.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';

export const retryFailed = projectVerb(
  {
    name: 'generate.retry',
    summary: 'Puts the failed and the cancelled requests of a batch back into the queue.',
    kind: 'command',
    capability: 'generate',
    input: BatchRef,
  },
  async (ctx, input) =>
    ctx.db.$transaction(
      async (tx) => {
        const batch = await tx.batch.findFirst({ where: { id: input.batch, projectId: ctx.project.id } });
        if (!batch) throw notFound('This batch');
        const again = await tx.generationRequest.updateMany({
          where: { batchId: batch.id, status: { in: ['failed', 'cancelled'] } },
          data: {
            status: 'queued',
            attempts: 0,
            leaseUntil: null,
            reason: null,
            message: null,
            finishedAt: null,
          },
        });
        if (again.count === 0) throw precondition('No request of this batch failed or was cancelled.');
        await tx.batch.update({
          where: { id: batch.id },
          data: { status: 'queued', error: null, finishedAt: null },
        });
        await enqueue(tx, 'generate.run', { batchId: batch.id });
        await audit(tx, ctx, {
          action: 'generate.retry',
          target: `batch ${batch.id}`,
          before: { status: batch.status, error: batch.error },
          after: { requests: again.count },
        });
        return { batch: batch.id, requests: again.count };
      },
      { timeout: 60_000 },
    ),
);
