import { z } from 'zod';
import { projectVerb } from '../verb.ts';
import { findVersion, summarizeVersion, VersionRef } from './summarize.ts';

export const getVersion = projectVerb(
  {
    name: 'versions.show',
    summary: 'Shows a version: its recipe, counts, content hash and the hash of each exported file.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const groups = await ctx.db.versionRow.groupBy({
      by: ['method', 'subject', 'level'],
      where: { versionId: version.id },
      _count: { _all: true },
      orderBy: [{ method: 'asc' }, { subject: 'asc' }, { level: 'asc' }],
    });
    const mix = groups.map(({ _count, ...group }) => ({ ...group, rows: _count._all }));
    const by = version.frozenById
      ? await ctx.db.user.findUnique({ where: { id: version.frozenById }, select: { name: true } })
      : null;
    return { ...summarizeVersion(version), frozenBy: by?.name ?? null, mix };
  },
);
