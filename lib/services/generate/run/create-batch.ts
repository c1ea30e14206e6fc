import type { Tx } from '#lib/db/client.ts';
import type { Prisma } from '#lib/db/generated/client.ts';
import { countCandidates } from '#lib/db/queries/count-candidates.ts';
import { precondition } from '#lib/domain/errors.ts';
import type { Plan, Recipe } from '#lib/domain/generate/plan.ts';
import { batchName } from '#lib/domain/generate/plan-batch.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../../audit.ts';
import { userIdOf } from '../../by-whom.ts';
import type { ProjectCtx } from '../../context.ts';
import { commonNeeds, legCandidates, planLeg } from './leg-requests.ts';
import { methodOf } from './method-of.ts';
import { assertBudgetCanBeKept } from './require-prices.ts';
import { resolvePlan } from './resolve-plan.ts';

export type StartedBatch = { batch: string; seq: number; name: string; method: string; requests: number };

/** Stores a batch with its legs and arms and the requests of its first leg, and sets it to work. */
export async function createBatch(ctx: ProjectCtx, plan: Plan): Promise<StartedBatch> {
  const recipe = await resolvePlan(ctx, plan);
  assertBudgetCanBeKept(recipe);
  return ctx.db.$transaction((tx) => storeBatch(tx, ctx, plan, recipe), {
    timeout: 300_000,
    maxWait: 10_000,
  });
}

type Asked = Pick<Plan, 'name' | 'viaBatchApi'>;

/** The same in the caller's transaction, of a recipe that is resolved. */
export async function storeBatch(
  tx: Tx,
  ctx: ProjectCtx,
  plan: Asked,
  recipe: Recipe,
): Promise<StartedBatch> {
  const created = await insertBatch(tx, ctx, plan, recipe);
  const { problems, total } = await beginFirstLeg(tx, ctx, created.id, recipe);
  if (problems === 0) throw nothingToDo(recipe);
  const name = nameOf(plan, recipe, problems);
  const batch = await tx.batch.update({ where: { id: created.id }, data: { total, name } });
  await audit(tx, ctx, {
    action: 'generate.start',
    target: `batch ${batch.id}`,
    before: null,
    after: { name, total, ...recipe },
  });
  return { batch: batch.id, seq: Number(batch.seq), name, method: batch.method, requests: total };
}

async function insertBatch(tx: Tx, ctx: ProjectCtx, plan: Asked, recipe: Recipe) {
  const methods = new Set(recipe.legs.flatMap((leg) => leg.arms.map((arm) => arm.method)));
  const batch = await tx.batch.create({
    data: {
      projectId: ctx.project.id,
      name: plan.name,
      method: methods.size === 1 ? [...methods][0]! : 'mix',
      makes: recipe.makes,
      recipe: recipe as unknown as Prisma.InputJsonObject,
      viaBatchApi: plan.viaBatchApi,
      budget: recipe.stop.dollars,
      stopPassed: recipe.stop.passed,
      stopMinutes: recipe.stop.minutes,
      total: 0,
      createdById: userIdOf(ctx),
      createdAt: ctx.now(),
    },
  });
  for (const [position, { stage, title, arms }] of recipe.legs.entries()) {
    const leg = await tx.batchLeg.create({ data: { batchId: batch.id, position, stage, title } });
    await tx.batchArm.createMany({
      data: arms.map((arm, at) => ({
        ...{ batchId: batch.id, legId: leg.id, position: at, method: arm.method },
        endpointId: arm.model?.id ?? null,
        templateHash: arm.templates.length > 0 ? arm.templates.map((one) => one.hash).join('.') : null,
        recipe: arm as unknown as Prisma.InputJsonObject,
      })),
    });
  }
  return batch;
}

/** Plans the first leg at once; choosing a core-set takes long and is left to a job. */
async function beginFirstLeg(tx: Tx, ctx: ProjectCtx, batchId: string, recipe: Recipe) {
  const batch = { id: batchId, projectId: ctx.project.id };
  const { select, samples } = recipe.legs[0]!;
  const first = { batchId, position: 0 };
  if (select.kind === 'core-set') {
    const candidates = await countCandidates(tx, await legCandidates(tx, batch, recipe, 0));
    await tx.batch.update({ where: { id: batchId }, data: { status: 'running', startedAt: ctx.now() } });
    await tx.batchLeg.updateMany({ where: first, data: { status: 'selecting', startedAt: ctx.now() } });
    await enqueue(tx, 'generate.advance', { batchId });
    return { problems: Math.min(select.count, candidates.problems), total: 0 };
  }
  const total = await planLeg(tx, batch, recipe, 0, null);
  const data = { status: 'running' as const, planned: total, startedAt: ctx.now() };
  await tx.batchLeg.updateMany({ where: first, data });
  await enqueue(tx, 'generate.run', { batchId });
  return { problems: Math.round(total / samples), total };
}

function nameOf(plan: Asked, recipe: Recipe, problems: number): string {
  const titles = new Set(recipe.legs.flatMap((leg) => leg.arms.map((arm) => methodOf(arm.method).title)));
  const { source } = recipe.legs[0]!;
  const noun = nouns[source.from];
  return batchName(plan.name, [...titles], { count: problems, noun });
}

const nouns = { seeds: 'seed', legs: 'variant', variants: 'variant', benchmark: 'problem' } as const;

function nothingToDo({ legs }: Recipe) {
  const { source, arms } = legs[0]!;
  const needs = commonNeeds(arms);
  const having = needs.length > 0 ? ` that have ${needs.join(' and ')}` : '';
  if (source.from === 'seeds') {
    return precondition(`The filter admits no seeds${having}. Import seeds, or admit more of them.`);
  }
  if (source.from === 'benchmark') return precondition('This benchmark holds no problem.');
  return precondition(`The filter admits no variants${having}. Generate some, or admit more of them.`);
}
