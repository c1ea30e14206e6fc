import { createHash } from 'node:crypto';
import type { SeedSelection } from '#lib/db/queries/seed-filter.ts';
import { codeVersion } from '#lib/domain/code-version.ts';
import { invalid, notFound } from '#lib/domain/errors.ts';
import type { Method } from '#lib/domain/generate/method.ts';
import { methodById } from '#lib/domain/generate/methods/index.ts';
import { promptText, resolveParameters } from '#lib/domain/generate/plan-batch.ts';
import { type BatchPlan, type Recipe, Sampling, SeedFilter } from '#lib/domain/generate/schema.ts';
import type { ProjectCtx } from '../../context.ts';

export type ResolvedPlan = { method: Method; recipe: Recipe; selection: SeedSelection };

/** The plan with everything looked up that its result depends on. */
export async function resolvePlan(ctx: ProjectCtx, plan: BatchPlan): Promise<ResolvedPlan> {
  const method = methodById(plan.method);
  const parameters = resolveParameters(method, plan.parameters);
  const filter = SeedFilter.parse(plan);
  const prompt = promptText(method, parameters);
  const recipe: Recipe = {
    method: method.id,
    parameters,
    template:
      method.kind === 'model'
        ? {
            version: method.templateVersion,
            hash: createHash('sha256')
              .update(prompt ?? '')
              .digest('hex'),
          }
        : null,
    model: method.kind === 'model' ? await resolveModel(ctx, plan.model) : null,
    sampling: method.kind === 'model' ? Sampling.parse(plan) : null,
    filter,
    samples: plan.samples,
    randomSeed: plan.randomSeed ?? drawSeed(ctx),
    codeVersion,
  };
  return { method, recipe, selection: selectionOf(ctx, method, filter) };
}

function selectionOf(ctx: ProjectCtx, method: Method, filter: SeedFilter): SeedSelection {
  const { onlyWithSolution, ...rest } = filter;
  const needs = onlyWithSolution ? [...new Set([...method.needs, 'solution' as const])] : method.needs;
  return { ...rest, projectId: ctx.project.id, needs };
}

async function resolveModel(ctx: ProjectCtx, id: string | undefined): Promise<Recipe['model']> {
  if (id === undefined) {
    throw invalid('model: This method asks a model. Choose one, or add one under Settings, Models.', [
      { path: 'model', message: 'Choose a model.' },
    ]);
  }
  const found = await ctx.db.modelEndpoint.findFirst({ where: { id, projectId: ctx.project.id } });
  if (!found) throw notFound('This model');
  const { name, baseUrl, model } = found;
  const priceInput = found.priceInput === null ? null : Number(found.priceInput);
  const priceOutput = found.priceOutput === null ? null : Number(found.priceOutput);
  return { id, name, baseUrl, model, priceInput, priceOutput };
}

function drawSeed(ctx: ProjectCtx): number {
  return Buffer.from(ctx.randomBytes(4)).readUInt32BE() >>> 1;
}
