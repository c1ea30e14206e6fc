import { z } from 'zod';
import { graders } from '#lib/domain/evaluate/graders/index.ts';
import { evaluationPrompts } from '#lib/domain/evaluate/prompts.ts';
import { projectVerb } from '../verb.ts';

export const evaluationOptions = projectVerb(
  {
    name: 'evaluate.options',
    summary: 'Lists what an evaluation is made of: benchmarks, models, prompts, and the graders of replies.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const place = { projectId: ctx.project.id };
    const [benchmarks, models] = await Promise.all([
      ctx.db.benchmark.findMany({
        where: { ...place, status: 'done' },
        orderBy: { seq: 'asc' },
        select: { id: true, name: true, problemCount: true, parentId: true },
      }),
      ctx.db.modelEndpoint.findMany({
        where: place,
        orderBy: { name: 'asc' },
        select: { id: true, name: true, model: true, batchApi: true, priceInput: true, priceOutput: true },
      }),
    ]);
    return {
      benchmarks,
      models: models.map(({ priceInput, priceOutput, ...model }) => ({
        ...model,
        priced: priceInput !== null && priceOutput !== null,
      })),
      prompts: evaluationPrompts,
      graders: graders.map(({ id, version, title, description }) => ({ id, version, title, description })),
    };
  },
);
