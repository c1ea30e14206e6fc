import { notFound } from '#lib/domain/errors.ts';
import { Recipe } from '#lib/domain/generate/plan.ts';
import { BatchRef } from '#lib/domain/generate/schema.ts';
import { projectVerb } from '../verb.ts';
import { progressOf } from './run/progress.ts';

export const getBatch = projectVerb(
  {
    name: 'generate.show',
    summary: 'Shows a batch: its recipe, its progress, why requests gave no variant, what it cost.',
    kind: 'query',
    capability: 'read',
    input: BatchRef,
  },
  async (ctx, input) => {
    const batch = await ctx.db.batch.findFirst({ where: { id: input.batch, projectId: ctx.project.id } });
    if (!batch) throw notFound('This batch');
    return { ...(await progressOf(ctx.db, batch, ctx.now())), recipe: Recipe.parse(batch.recipe) };
  },
);

export type BatchDetail = Awaited<ReturnType<typeof getBatch>>;
