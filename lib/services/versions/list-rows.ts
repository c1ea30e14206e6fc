import { z } from 'zod';
import { Page } from '#lib/domain/ids.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { projectVerb } from '../verb.ts';
import { readVersionRows } from './read-rows.ts';
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
    const from = (input.after ?? -1) + 1;
    const to = Math.min(from + input.limit, version.rowCount);
    const members = await ctx.db.versionMember.findMany({
      where: { versionId: version.id, position: { gte: from, lt: to } },
      orderBy: { position: 'asc' },
      select: { position: true, variantId: true, revision: true, seedId: true },
    });
    const rows: FrozenRow[] = [];
    for await (const row of readVersionRows(ctx, version.id, { from, to })) rows.push(row);
    const items = members.map((member, at) => ({ ...rows[at]!, ...member }));
    return { items, nextAfter: to < version.rowCount ? to - 1 : null, total: version.rowCount };
  },
);
