import { z } from 'zod';
import { userIdOf } from '../../by-whom.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';

export const listBranches = projectVerb(
  {
    name: 'versions.branches',
    summary: 'Lists the projects that begin with a version, as far as you are a member of them.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const userId = userIdOf(ctx);
    const items = await ctx.db.project.findMany({
      where: { branchedFromId: version.id, ...(userId !== null && { memberships: { some: { userId } } }) },
      orderBy: { createdAt: 'desc' },
      select: { slug: true, name: true, createdAt: true },
    });
    return { items };
  },
);
