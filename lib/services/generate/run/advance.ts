import type { Tx } from '#lib/db/client.ts';
import type { Batch } from '#lib/db/generated/client.ts';
import { endLegs } from '#lib/db/queries/end-legs.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx } from '../../context.ts';

/**
 * Ends the leg that has nothing open any more and lets a job select the problems of the next one; false when none is
 * left. The selection may take minutes, so that it is no part of this transaction.
 */
export async function startNextLeg(ctx: Ctx, tx: Tx, batch: Pick<Batch, 'id'>): Promise<boolean> {
  await endLegs(tx, batch.id, ctx.now());
  const next = await tx.batchLeg.findFirst({
    where: { batchId: batch.id, status: { in: ['running', 'waiting', 'selecting'] } },
    orderBy: { position: 'asc' },
  });
  if (!next) return false;
  const begun = await tx.batchLeg.updateMany({
    where: { id: next.id, status: 'waiting' },
    data: { status: 'selecting', startedAt: ctx.now() },
  });
  // One that is selected, or was in this moment, already has its job; a job that was lost is given again with the worker's heartbeat.
  if (begun.count > 0) await enqueue(tx, 'generate.advance', { batchId: batch.id });
  return true;
}
