import type { Tx } from '#lib/db/client.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx } from '../../context.ts';
import { evaluationGoesOn } from '../../evaluate/ended.ts';
import { lookAfterProviderBatches } from '../batch-api/wait-for-person.ts';

/** Puts a batch that stands still back to work; its pace is measured anew. */
export async function setGoing(ctx: Ctx, tx: Tx, batchId: string): Promise<void> {
  await tx.batch.update({
    where: { id: batchId },
    data: {
      ...{ status: 'queued', stopReason: null, error: null, finishedAt: null },
      ...{ pace: 0, paceAt: null, paceFrom: ctx.now() },
    },
  });
  await evaluationGoesOn(tx, batchId);
  await enqueue(tx, 'generate.run', { batchId });
  await lookAfterProviderBatches(tx, batchId);
}
