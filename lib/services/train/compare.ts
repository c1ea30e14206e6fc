import { z } from 'zod';
import { compareRecipes } from '#lib/domain/train/compare-recipes.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { findRun, RunRef } from './find.ts';
import { shown, viewRun } from './view-run.ts';

export const compareRuns = projectVerb(
  {
    name: 'train.compare',
    summary: 'Compares two runs: their recipes field by field, and how each went.',
    kind: 'query',
    capability: 'read',
    input: z.object({ left: RunRef, right: RunRef }),
  },
  async (ctx, refs) => {
    const [left, right] = await Promise.all([whole(ctx, refs.left), whole(ctx, refs.right)]);
    const legs = Math.max(left.legs.length, right.legs.length);
    const fields = Array.from({ length: legs }, (_, position) => {
      const [one, other] = [left.legs[position], right.legs[position]];
      return one && other ? compareRecipes(one.plan, other.plan) : [];
    });
    return { left, right, fields };
  },
);

async function whole(ctx: ProjectCtx, ref: string) {
  const { id } = await findRun(ctx, ref);
  return viewRun(await ctx.db.trainingRun.findUniqueOrThrow({ where: { id }, include: shown }), ctx.now());
}
