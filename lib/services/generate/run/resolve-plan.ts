import { createHash } from 'node:crypto';
import { codeVersion } from '#lib/domain/code-version.ts';
import { invalid, notFound, precondition } from '#lib/domain/errors.ts';
import type { AnyMethod } from '#lib/domain/generate/method.ts';
import type { ArmPlan, ArmRecipe, Plan, Recipe, ResolvedTemplate } from '#lib/domain/generate/plan.ts';
import { resolveParameters } from '#lib/domain/generate/plan-batch.ts';
import { Sampling } from '#lib/domain/generate/sampling.ts';
import { type BuiltInTemplate, type Message, TemplateMessages } from '#lib/domain/generate/template.ts';
import type { ProjectCtx } from '../../context.ts';
import { requireSelection } from '../../corpus/selection/require-selection.ts';
import { pricesOf } from '../../models/prices-of.ts';
import { methodOf } from './method-of.ts';

/** The plan with everything looked up that its results depend on. */
export async function resolvePlan(ctx: ProjectCtx, plan: Plan): Promise<Recipe> {
  if (plan.checks === 'later' && plan.stop.passed !== undefined) {
    throw invalid('checks: To stop by variants that passed, check each of them as it arrives.');
  }
  const legs = [];
  for (const [position, { mix, ...leg }] of plan.legs.entries()) {
    if (leg.source.from === 'legs' && leg.source.legs.some((one) => one >= position)) {
      throw invalid(`legs.${position}.source.legs: A leg can start only from legs before it.`);
    }
    if (leg.source.from !== 'legs')
      await requireSelection(ctx.db, ctx.project.id, leg.source.filter.selection);
    const arms = [];
    for (const arm of mix) arms.push(await resolveArm(ctx, plan, arm));
    legs.push({ ...leg, arms });
  }
  return {
    makes: plan.makes,
    legs,
    stop: plan.stop,
    checks: plan.checks,
    randomSeed: plan.randomSeed ?? drawnSeed(ctx),
    codeVersion,
  };
}

/** A random seed where nobody gave one: 31 bits. */
export const drawnSeed = (ctx: ProjectCtx) => Buffer.from(ctx.randomBytes(4)).readUInt32BE() >>> 1;

async function resolveArm(ctx: ProjectCtx, plan: Plan, arm: ArmPlan): Promise<ArmRecipe> {
  const method = methodOf(arm.method);
  if ((method.kind === 'judge') !== (plan.makes === 'judgements')) {
    throw invalid(
      `${method.title} makes ${method.kind === 'judge' ? 'judgements' : 'variants'}, not ${plan.makes}.`,
    );
  }
  const asks = method.kind !== 'computed';
  const model = asks ? await resolveModel(ctx, arm.model) : null;
  if (plan.viaBatchApi && model && !model.batchApi) {
    throw precondition(
      `${model.name} is not marked as speaking the Batch API. Change that under Settings, Models.`,
    );
  }
  const stored = model && storedModel(model, plan.viaBatchApi);
  return {
    method: method.id,
    share: arm.share,
    parameters: resolveParameters(method, arm.parameters),
    templates: await resolveTemplates(ctx, method, arm.templates),
    model: stored,
    sampling: asks ? Sampling.parse(arm) : null,
  };
}

/** A resolved model as a recipe keeps it. */
export function storedModel(
  { batchApi: _, ...model }: Awaited<ReturnType<typeof resolveModel>>,
  viaBatchApi: boolean,
): NonNullable<ArmRecipe['model']> {
  return { ...model, batchPriceShare: viaBatchApi ? model.batchPriceShare : 1 };
}

async function resolveTemplates(
  ctx: ProjectCtx,
  method: AnyMethod,
  own: Record<string, string>,
): Promise<ResolvedTemplate[]> {
  const builtIn = method.kind === 'computed' ? [] : method.templates;
  for (const name of Object.keys(own)) {
    if (!builtIn.some((one) => one.name === name))
      throw invalid(`templates.${name}: ${method.title} has no template of this name.`);
  }
  return Promise.all(builtIn.map((one) => resolveTemplate(ctx, method, one, own[one.name])));
}

async function resolveTemplate(
  ctx: ProjectCtx,
  method: AnyMethod,
  builtIn: BuiltInTemplate,
  id: string | undefined,
): Promise<ResolvedTemplate> {
  const { name } = builtIn;
  if (id === undefined) {
    const messages = [...builtIn.messages];
    return { name, origin: 'built-in', id: null, version: builtIn.version, hash: hashOf(messages), messages };
  }
  const found = await ctx.db.promptTemplate.findFirst({
    where: { id, projectId: ctx.project.id, method: method.id, name },
  });
  if (!found) throw notFound(`This version of the template ${name}`);
  const messages = TemplateMessages.parse(found.messages);
  return { name, origin: 'project', id, version: found.version, hash: found.hash, messages };
}

/** SHA-256 of a template's messages, hex. */
export function hashOf(messages: readonly Message[]): string {
  const plain = messages.map(({ role, content }) => ({ role, content }));
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex');
}

/** The model that an arm asks, with its prices of now; INVALID without one, NOT_FOUND for another project's. */
export async function resolveModel(ctx: ProjectCtx, id: string | undefined) {
  if (id === undefined) {
    throw invalid('model: This method asks a model. Choose one, or add one under Settings, Models.', [
      { path: 'model', message: 'Choose a model.' },
    ]);
  }
  const found = await ctx.db.modelEndpoint.findFirst({ where: { id, projectId: ctx.project.id } });
  if (!found) throw notFound('This model');
  const { name, baseUrl, model, batchApi } = found;
  return {
    ...{ id, name, baseUrl, model, batchApi },
    ...pricesOf(found),
    extraBody: found.extraBody as Record<string, unknown>,
  };
}
