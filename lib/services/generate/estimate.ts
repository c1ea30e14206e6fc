import { countCandidates } from '#lib/db/queries/count-candidates.ts';
import { estimateCost } from '#lib/domain/generate/estimate-cost.ts';
import { planOf } from '#lib/domain/generate/plan-batch.ts';
import { BatchPlan } from '#lib/domain/generate/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { candidatesOf, commonNeeds } from './run/leg-requests.ts';
import { methodOf } from './run/method-of.ts';
import { resolvePlan } from './run/resolve-plan.ts';

export const estimateBatch = projectVerb(
  {
    name: 'generate.estimate',
    summary: 'Says how many requests, tokens and US dollars a plan will take, and starts nothing.',
    kind: 'query',
    capability: 'read',
    input: BatchPlan,
  },
  async (ctx, input) => {
    const recipe = await resolvePlan(ctx, planOf(input));
    const leg = recipe.legs[0]!;
    const arm = leg.arms[0]!;
    const [usable, matching] = await Promise.all([
      countCandidates(ctx.db, candidatesOf(ctx.project.id, leg, [])),
      countCandidates(ctx.db, candidatesOf(ctx.project.id, { ...leg, arms: [] }, [])),
    ]);
    const estimate = estimateCost(methodOf(arm.method), arm.parameters, {
      requests: usable.problems * input.samples,
      templates: arm.templates,
      problemBytes: usable.problemBytes,
      completionTokens: arm.model ? await meanReply(ctx, arm.method, arm.model.id) : null,
      maxTokens: input.maxTokens,
      priceInput: arm.model?.priceInput ?? null,
      priceOutput: arm.model?.priceOutput ?? null,
    });
    return {
      seeds: usable.problems,
      unusable: matching.problems - usable.problems,
      needs: commonNeeds(leg.arms),
      ...estimate,
    };
  },
);

/** Mean tokens of the latest replies of this method with this model, where there are any. */
async function meanReply(ctx: ProjectCtx, method: string, endpointId: string): Promise<number | null> {
  const last = await ctx.db.batchArm.findFirst({
    where: { method, endpointId, batch: { projectId: ctx.project.id, status: 'done' } },
    orderBy: { batch: { seq: 'desc' } },
    select: { batchId: true },
  });
  if (!last) return null;
  const mean = await ctx.db.modelCall.aggregate({
    where: { batchId: last.batchId, status: 'answered' },
    _avg: { completionTokens: true },
  });
  return mean._avg.completionTokens;
}
