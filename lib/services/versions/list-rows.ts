import { z } from 'zod';
import { Page } from '#lib/domain/ids.ts';
import { projectVerb } from '../verb.ts';
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
      where: { versionId: version.id, position: { gte: input.after ?? 0 } },
      orderBy: { position: 'asc' },
      take: input.limit + 1,
      omit: { versionId: true },
    });
    const next = rows[input.limit]?.position ?? null;
    return { items: rows.slice(0, input.limit), nextAfter: next, total: version.rowCount };
  },
);
