import { notFound } from '#lib/domain/errors.ts';
import { resolveParameters } from '#lib/domain/generate/plan-batch.ts';
import { renderTemplate, TemplatePreview, templateFaults } from '#lib/domain/generate/template.ts';
import { seededRandom } from '#lib/math/random.ts';
import { projectVerb } from '../../verb.ts';
import { previewCall, templateOf } from './trial-steps.ts';

export const previewTemplate = projectVerb(
  {
    name: 'generate.preview-template',
    summary: 'Shows what a template makes of a seed, with its faults; nothing is sent.',
    kind: 'query',
    capability: 'read',
    input: TemplatePreview,
  },
  async (ctx, input) => {
    const { method, template } = templateOf(input.method, input.name);
    const seed = await ctx.db.seed.findFirst({ where: { id: input.seed, projectId: ctx.project.id } });
    if (!seed) throw notFound('This seed');
    const messages = input.messages ?? [...template.messages];
    const faults = templateFaults(template, messages);
    if (faults.length > 0) return { faults, refusal: null, messages: null };
    const parameters = resolveParameters(method, input.parameters);
    const begun = method.begin?.(seed, parameters, seededRandom(String(input.randomSeed)));
    if (begun && !begun.ok) return { faults, refusal: begun.message, messages: null };
    const call = previewCall(method, template, { parent: seed, parameters, state: begun?.state ?? {} });
    return { faults, refusal: null, messages: renderTemplate(messages, call.values) };
  },
);
