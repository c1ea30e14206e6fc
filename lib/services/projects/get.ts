import { z } from 'zod';
import { projectVerb } from '../verb.ts';

export const getProject = projectVerb(
  {
    name: 'projects.get',
    summary: 'Show a project and your role in it',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const { id, slug, name, description, createdAt } = await ctx.db.project.findUniqueOrThrow({
      where: { id: ctx.project.id },
    });
    return { id, slug, name, description, createdAt, role: ctx.role };
  },
);
