import { dropOpenRequests } from '#lib/db/queries/drop-open-requests.ts';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { BatchRef } from '#lib/domain/generate/schema.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { lookAfterProviderBatches } from './batch-api/wait-for-person.ts';

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
        // Requests before their batch, as everywhere: two who lock in one order never wait for each other.
        const dropped = ['queued', 'running', 'paused'].includes(batch.status)
          ? await dropOpenRequests(tx, {
              ...{
                batchId: batch.id,
                as: 'cancelled',
                reason: 'person',
                message: 'The batch was cancelled.',
              },
            })
          : 0;
        const cancelled = await tx.batch.updateMany({
          where: { id: batch.id, status: { in: ['queued', 'running', 'paused'] } },
          data: { status: 'cancelled', stopReason: 'person', error: null, finishedAt: ctx.now() },
        });
        if (cancelled.count === 0)
          throw precondition(`This batch is ${batch.status} already; nothing is left to cancel.`);
        if (batch.status === 'paused') await lookAfterProviderBatches(tx, batch.id);
        // What came of an evaluation is graded when nothing is under way any more: its run sees to that.
        if (batch.makes === 'replies') await enqueue(tx, 'generate.run', { batchId: batch.id });
        await audit(tx, ctx, {
          action: 'generate.cancel',
          target: `batch ${batch.id}`,
          before: { status: batch.status },
          after: { status: 'cancelled', dropped },
        });
        return { batch: batch.id, dropped };
      },
      { timeout: 300_000 },
    ),
);
