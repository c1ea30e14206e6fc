import { z } from 'zod';
import { userIdOf } from '../by-whom.ts';
import { installationVerb } from '../verb.ts';

const fields = { id: true, slug: true, name: true, description: true, createdAt: true } as const;

export const listProjects = installationVerb(
  {
    name: 'projects.list',
    summary: 'List the projects that you are a member of',
    kind: 'query',
    who: 'signed-in',
    input: z.object({}),
  },
  async (ctx) => {
    const userId = userIdOf(ctx);
    const projects = await ctx.db.project.findMany({
      where: userId ? { memberships: { some: { userId } } } : {},
      select: {
        ...fields,
        memberships: { where: { userId: userId ?? undefined }, select: { role: true }, take: 1 },
        _count: { select: { memberships: true } },
      },
      orderBy: { createdAt: 'asc' },
    });
    return projects.map(({ memberships, _count, ...project }) => ({
      ...project,
      role: userId ? (memberships[0]?.role ?? null) : ('owner' as const),
      members: _count.memberships,
    }));
  },
);
