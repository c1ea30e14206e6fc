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
    const people = await ctx.db.user.findMany({
      where: { id: { in: found.flatMap((version) => version.frozenById ?? []) } },
      select: { id: true, name: true },
    });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const by = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    return {
      items: found.map((version) => ({ ...summarizeVersion(version), frozenBy: by(version.frozenById) })),
    };
  },
);
