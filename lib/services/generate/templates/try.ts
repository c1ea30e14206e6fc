import { notFound } from '#lib/domain/errors.ts';
import type { State } from '#lib/domain/generate/method.ts';
import { resolveParameters } from '#lib/domain/generate/plan-batch.ts';
import { TemplateTrial } from '#lib/domain/generate/template.ts';
import { audit } from '../../audit.ts';
import { judgeText, methodTraits } from '../../check/judge.ts';
import { problemHash } from '../../problem-hash.ts';
import { projectVerb } from '../../verb.ts';
import { askAll, type Trial } from './trial-calls.ts';
import { type AskingMethod, refuseFaults, templateOf } from './trial-steps.ts';

export const tryTemplate = projectVerb(
  {
    name: 'generate.try-template',
    summary: 'Uses a method on one seed for real and shows its calls, replies and checks; stores no variant.',
    kind: 'command',
    capability: 'generate',
    input: TemplateTrial,
  },
  async (ctx, input) => {
    const { method, template } = templateOf(input.method, input.name);
    if (input.messages) refuseFaults(template, input.messages);
    const own = new Map(input.messages ? [[input.name, input.messages]] : []);
    const seed = await ctx.db.seed.findFirst({ where: { id: input.seed, projectId: ctx.project.id } });
    if (!seed) throw notFound('This seed');
    const model = await ctx.db.modelEndpoint.findFirst({
      where: { id: input.model, projectId: ctx.project.id },
    });
    if (!model) throw notFound('This model');
    const parameters = resolveParameters(method, input.parameters);
    const asked = await askAll(ctx, { ...input, method, parent: seed, parameters, own, model });
    const { spent } = asked;
    const after = { method: method.id, template: input.name, seed: seed.id, calls: asked.calls.length };
    const target = `model ${model.id}`;
    await ctx.db.$transaction((tx) =>
      audit(tx, ctx, {
        action: 'generate.try-template',
        target,
        before: null,
        after: { ...after, ...spent },
      }),
    );
    return {
      calls: asked.calls,
      failure: asked.failure,
      outcome: outcomeOf(method, seed, parameters, asked.state),
      spent,
    };
  },
);

/** What the calls make together: the variant with what the checks of its text say, or the judgement. */
function outcomeOf(
  method: AskingMethod,
  seed: Trial['parent'] & { id: string },
  parameters: Record<string, unknown>,
  state: State | null,
) {
  if (state === null) return null;
  const outcome = method.finish({ parent: seed, parameters, state });
  if (!outcome.ok) return { refusal: outcome.message, variant: null, judgement: null, checks: [] };
  if ('judgement' in outcome)
    return { refusal: null, variant: null, judgement: outcome.judgement, checks: [] };
  const { problem, solution, answer, truth, groundTruth } = outcome.draft;
  const variant = { problem, solution, answer };
  const traits = methodTraits(method, groundTruth);
  const { id, ...parent } = seed;
  const checks = judgeText({
    ...{ id, seq: null, hash: problemHash(problem), variant, method: traits, truth },
    seed: { id, ...parent },
  });
  return { refusal: null, variant: { ...variant, truth }, judgement: null, checks };
}
