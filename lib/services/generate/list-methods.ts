import { z } from 'zod';
import { methods } from '#lib/domain/generate/methods/index.ts';
import { parametersSchema } from '#lib/domain/generate/plan-batch.ts';
import { projectVerb } from '../verb.ts';

export const listMethods = projectVerb(
  {
    name: 'generate.methods',
    summary: 'Lists the methods that make variants, with their parameters as JSON Schema.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async () => ({
    items: methods.map((method) => ({
      id: method.id,
      title: method.title,
      description: method.description,
      family: method.family,
      kind: method.kind,
      needs: [...method.needs],
      groundTruth: method.groundTruth,
      parameters: parametersSchema(method),
    })),
  }),
);

export type MethodRow = Awaited<ReturnType<typeof listMethods>>['items'][number];
