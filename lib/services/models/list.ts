import { z } from 'zod';
import { projectVerb } from '../verb.ts';
import { modelView } from './view.ts';

export const listModels = projectVerb(
  {
    name: 'models.list',
    summary: 'Lists the models of a project; their keys are never shown.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const found = await ctx.db.modelEndpoint.findMany({
      where: { projectId: ctx.project.id },
      orderBy: { name: 'asc' },
    });
    return { items: found.map(modelView) };
  },
);
