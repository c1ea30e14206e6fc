import { Recipe } from '#lib/domain/generate/plan.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { checkLegs } from '../check/run-recheck.ts';
import type { Ctx } from '../context.ts';
import { planLeg } from './run/leg-requests.ts';
import { selectProblems } from './run/select-problems.ts';

/**
 * The job "generate.advance": selects the problems of the leg that waits for it and plans their requests. Where they are
 * chosen by their checks and those come later, they are checked now. Killed at any moment it begins anew; of two at the
 * same time one plans.
 */
export async function advanceBatch(ctx: Ctx, batchId: string, stopping: AbortSignal): Promise<void> {
  const batch = await ctx.db.batch.findUnique({ where: { id: batchId } });
  const leg = await ctx.db.batchLeg.findFirst({
    where: { batchId, status: 'selecting' },
    orderBy: { position: 'asc' },
  });
  if (!leg || batch?.status !== 'running') return;
  const recipe = Recipe.parse(batch.recipe);
  const { source } = recipe.legs[leg.position]!;
  if (source.from === 'legs' && source.checks !== 'any' && recipe.checks === 'later')
    await checkLegs(ctx, { batchId, legs: source.legs }, stopping);
  const { chosen, facts } = await selectProblems(ctx, batch, recipe, leg.position, stopping);
  await ctx.db.$transaction(
    async (tx) => {
      const begun = await tx.batchLeg.updateMany({
        where: { id: leg.id, status: 'selecting' },
        data: { status: 'running', selection: facts },
      });
      if (begun.count === 0) return;
      const planned = await planLeg(tx, batch, recipe, leg.position, chosen);
      const ended = planned === 0 ? { status: 'skipped' as const, finishedAt: ctx.now() } : {};
      await tx.batchLeg.update({ where: { id: leg.id }, data: { planned, ...ended } });
      await tx.batch.update({ where: { id: batchId }, data: { total: { increment: planned } } });
      await enqueue(tx, 'generate.run', { batchId });
    },
    { timeout: 600_000, maxWait: 30_000 },
  );
}
