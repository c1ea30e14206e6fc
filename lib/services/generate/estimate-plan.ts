import { armHistory } from '#lib/db/queries/arm-history.ts';
import { countCandidates } from '#lib/db/queries/count-candidates.ts';
import { estimatePlan as estimate, type SourceCount } from '#lib/domain/generate/estimate-plan.ts';
import type { ArmRecipe, Recipe } from '#lib/domain/generate/plan.ts';
import { Plan } from '#lib/domain/generate/plan.ts';
import { planOf } from '#lib/domain/generate/plan-batch.ts';
import { BatchPlan } from '#lib/domain/generate/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { candidatesOf, commonNeeds } from './run/leg-requests.ts';
import { methodOf } from './run/method-of.ts';
import { resolvePlan } from './run/resolve-plan.ts';

export const estimatePlan = projectVerb(
  {
    name: 'generate.estimate-plan',
    summary: 'Says how many requests, tokens and US dollars each leg of a plan will take; starts nothing.',
    kind: 'query',
    capability: 'read',
    input: Plan,
  },
  async (ctx, plan) => estimateRecipe(ctx, await resolvePlan(ctx, plan)),
);

export const estimateBatch = projectVerb(
  {
    name: 'generate.estimate',
    summary: 'Says how many requests, tokens and US dollars a batch will take, and starts nothing.',
    kind: 'query',
    capability: 'read',
    input: BatchPlan,
  },
  async (ctx, input) => {
    const recipe = await resolvePlan(ctx, planOf(input));
    const leg = recipe.legs[0]!;
    const [{ total, assumes, legs }, matching] = await Promise.all([
      estimateRecipe(ctx, recipe),
      countCandidates(ctx.db, candidatesOf(ctx.project.id, { ...leg, arms: [] }, [])),
    ]);
    const seeds = legs[0]!.problems;
    return { seeds, unusable: matching.problems - seeds, needs: commonNeeds(leg.arms), assumes, ...total };
  },
);

async function estimateRecipe(ctx: ProjectCtx, recipe: Recipe) {
  const sources: SourceCount[] = [];
  for (const leg of recipe.legs) {
    const counted = leg.source.from === 'legs' ? null : candidatesOf(ctx.project.id, leg, []);
    sources.push(counted && (await countCandidates(ctx.db, counted)));
  }
  const history = await armHistory(ctx.db, ctx.project.id);
  const historyOf = (arm: ArmRecipe) =>
    history.find((row) => row.method === arm.method && row.endpointId === (arm.model?.id ?? null)) ?? {
      completionTokens: null,
      variantsPerRequest: null,
    };
  return estimate(recipe, sources, methodOf, historyOf);
}
