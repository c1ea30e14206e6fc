import { z } from 'zod';
import { ViewList } from '#lib/domain/views/schema.ts';
import { userIdOf } from '../by-whom.ts';
import { projectVerb } from '../verb.ts';

/** More than anybody looks through. */
const most = 200;

export const listViews = projectVerb(
  {
    name: 'views.list',
    summary: 'Lists the saved views of a list: your own, and those that others share.',
    kind: 'query',
    capability: 'read',
    input: z.object({ list: ViewList.describe('The list: seeds or variants') }),
  },
  async (ctx, { list }) => {
    const userId = userIdOf(ctx);
    const found = await ctx.db.savedView.findMany({
      where: {
        ...{ projectId: ctx.project.id, list },
        OR: [{ shared: true }, ...(userId ? [{ userId }] : [])],
      },
      orderBy: [{ name: 'asc' }, { createdAt: 'asc' }],
      take: most,
      include: { user: { select: { name: true } } },
    });
    const items = found.map(({ user, projectId: _, ...view }) => ({
      ...view,
      owner: user.name,
      own: view.userId === userId,
    }));
    return { items };
  },
);
