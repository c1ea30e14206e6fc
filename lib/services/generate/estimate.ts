import { countSelectedSeeds } from '#lib/db/queries/count-selected-seeds.ts';
import { estimateCost } from '#lib/domain/generate/estimate-cost.ts';
import { BatchPlan } from '#lib/domain/generate/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { type ResolvedPlan, resolvePlan } from './run/resolve-plan.ts';

export const estimateBatch = projectVerb(
  {
    name: 'generate.estimate',
    summary: 'Says how many requests, tokens and US dollars a plan will take, and starts nothing.',
    kind: 'query',
    capability: 'read',
    input: BatchPlan,
  },
  async (ctx, input) => {
    const plan = await resolvePlan(ctx, input);
    const [usable, matching] = await Promise.all([
      countSelectedSeeds(ctx.db, plan.selection),
      countSelectedSeeds(ctx.db, { ...plan.selection, needs: [] }),
    ]);
    const estimate = estimateCost(plan.method, plan.recipe.parameters, {
      requests: usable.seeds * input.samples,
      problemBytes: usable.problemBytes,
      completionTokens: await meanReply(ctx, plan),
      maxTokens: input.maxTokens,
      priceInput: plan.recipe.model?.priceInput ?? null,
      priceOutput: plan.recipe.model?.priceOutput ?? null,
    });
    return {
      seeds: usable.seeds,
      unusable: matching.seeds - usable.seeds,
      needs: plan.selection.needs,
      ...estimate,
    };
  },
);

/** Mean tokens of the latest replies of this method with this model, where there are any. */
async function meanReply(ctx: ProjectCtx, { method, recipe }: ResolvedPlan): Promise<number | null> {
  if (!recipe.model) return null;
  const last = await ctx.db.batch.findFirst({
    where: { projectId: ctx.project.id, method: method.id, endpointId: recipe.model.id, status: 'done' },
    orderBy: { seq: 'desc' },
    select: { id: true },
  });
  if (!last) return null;
  const mean = await ctx.db.generationRequest.aggregate({
    where: { batchId: last.id, status: { in: ['done', 'refused'] } },
    _avg: { completionTokens: true },
  });
  return mean._avg.completionTokens;
}
