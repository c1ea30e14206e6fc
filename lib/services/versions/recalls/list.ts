import { recalledRows } from '#lib/db/queries/versions/recalled-rows.ts';
import { Page } from '#lib/domain/ids.ts';
import { pageOf } from '../../page-of.ts';
import { projectVerb } from '../../verb.ts';

export const listRecalls = projectVerb(
  {
    name: 'versions.recalls',
    summary: 'Lists what is recalled, newest first, and how many rows of each version go back to it.',
    kind: 'query',
    capability: 'read',
    input: Page,
  },
  async (ctx, { after, limit }) => {
    const projectId = ctx.project.id;
    const found = await ctx.db.recall.findMany({
      where: { projectId, withdrawnAt: null, ...(after !== undefined && { seq: { lt: after } }) },
      orderBy: { seq: 'desc' },
      take: limit + 1,
    });
    const { page, nextAfter } = pageOf(found, limit, ({ seq }) => seq);
    const items = page.map(({ seq, projectId: _, byId: __, ...row }) => ({ ...row, seq: Number(seq) }));
    return { items, nextAfter, versions: await recalledRows(ctx.db, projectId) };
  },
);
