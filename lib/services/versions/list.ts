import { z } from 'zod';
import { projectVerb } from '../verb.ts';
import { summarizeVersion } from './summarize.ts';

export const listVersions = projectVerb(
  {
    name: 'versions.list',
    summary: 'Lists the versions of a project, newest first.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const found = await ctx.db.datasetVersion.findMany({
      where: { projectId: ctx.project.id },
      orderBy: { number: 'desc' },
    });
    return { items: found.map(summarizeVersion) };
  },
);
