import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { methods } from '#lib/domain/generate/methods/index.ts';
import { Recipe } from '#lib/domain/generate/schema.ts';
import { Id } from '#lib/domain/ids.ts';
import { projectVerb } from '../verb.ts';

export const getVariant = projectVerb(
  {
    name: 'generate.variant',
    summary: 'Shows a variant with its seed, its checks, where it came from, and its history.',
    kind: 'query',
    capability: 'read',
    input: z.object({ variant: Id.describe('The variant') }),
  },
  async (ctx, input) => {
    const found = await ctx.db.variant.findFirst({
      where: { id: input.variant, projectId: ctx.project.id },
      include: {
        seed: { include: { import: { select: { fileName: true, sourceName: true, licence: true } } } },
        batch: true,
        request: true,
        checks: { orderBy: { rule: 'asc' } },
        revisions: { orderBy: { number: 'desc' }, include: { author: { select: { name: true } } } },
        decisions: { orderBy: { seq: 'desc' } },
      },
    });
    if (!found) throw notFound('This variant');
    const { seq, seed, batch, request, checks, revisions, decisions, ...variant } = found;
    const recipe = Recipe.parse(batch.recipe);
    const { fence, leaseUntil, workerId, ...asked } = request;
    const { model, sampling, template, parameters, randomSeed, codeVersion } = recipe;
    return {
      ...variant,
      seq: Number(seq),
      seed: { ...seed, seq: Number(seed.seq) },
      checks: checks.filter((check) => check.revision === variant.revision),
      origin: {
        batch: { id: batch.id, seq: Number(batch.seq), name: batch.name },
        method: methods.find((one) => one.id === variant.method)?.title ?? variant.method,
        ...{ model, sampling, template, parameters, randomSeed, codeVersion },
        request: { ...asked, seq: Number(asked.seq), cost: asked.cost === null ? null : Number(asked.cost) },
        prompt: promptOf(recipe, seed),
      },
      revisions: revisions.map(({ author, ...revision }) => ({ ...revision, author: author?.name ?? null })),
      decisions: decisions.map((decision) => ({ ...decision, seq: Number(decision.seq) })),
    };
  },
);

export type VariantDetail = Awaited<ReturnType<typeof getVariant>>;

type Parent = {
  problem: string;
  solution: string | null;
  answer: string | null;
  subject: string | null;
  level: number | null;
};

/** The messages as they were sent: made again by the method, where its template is still the one of the batch. */
function promptOf(recipe: Recipe, { problem, solution, answer, subject, level }: Parent) {
  const method = methods.find((one) => one.id === recipe.method);
  if (method?.kind !== 'model' || method.templateVersion !== recipe.template?.version) return null;
  return method.messages({ problem, solution, answer, subject, level }, recipe.parameters);
}
