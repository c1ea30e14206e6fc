import type { Tx } from '#lib/db/client.ts';
import type { Batch } from '#lib/db/generated/client.ts';
import { Recipe } from '#lib/domain/generate/plan.ts';
import type { Ctx } from '../../context.ts';
import { planLeg } from './leg-requests.ts';

/** Ends the leg that has nothing open any more and plans the next one that finds work; false when none is left. */
export async function startNextLeg(ctx: Ctx, tx: Tx, batch: Batch): Promise<boolean> {
  const recipe = Recipe.parse(batch.recipe);
  await tx.batchLeg.updateMany({
    where: { batchId: batch.id, status: 'running' },
    data: { status: 'done', finishedAt: ctx.now() },
  });
  const waiting = await tx.batchLeg.findMany({
    where: { batchId: batch.id, status: 'waiting' },
    orderBy: { position: 'asc' },
  });
  for (const leg of waiting) {
    const planned = await planLeg(tx, batch, recipe, leg.position, null);
    const status = planned > 0 ? 'running' : 'skipped';
    await tx.batchLeg.update({ where: { id: leg.id }, data: { status, planned, startedAt: ctx.now() } });
    if (planned === 0) continue;
    await tx.batch.update({ where: { id: batch.id }, data: { total: { increment: planned } } });
    return true;
  }
  return false;
}
