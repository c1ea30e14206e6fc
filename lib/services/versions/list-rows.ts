import { z } from 'zod';
import { Page } from '#lib/domain/ids.ts';
import type { Lineage } from '#lib/domain/versions/schema.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';
import { wholeRow } from './read-rows.ts';
import { findVersion, VersionRef } from './summarize.ts';

export const listVersionRows = projectVerb(
  {
    name: 'versions.rows',
    summary: 'Lists the rows of a version in their order.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }).extend(Page.shape),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const rows = await ctx.db.versionRow.findMany({
      where: { versionId: version.id, position: { gt: input.after ?? -1 } },
      orderBy: { position: 'asc' },
      take: input.limit + 1,
      omit: { versionId: true },
    });
    const { page, nextAfter } = pageOf(rows, input.limit, ({ position }) => position);
    const items = page.map((row) => ({ ...wholeRow, ...row, lineage: row.lineage as unknown as Lineage }));
    return { items, nextAfter, total: version.rowCount };
  },
);
