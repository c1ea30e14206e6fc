import { z } from 'zod';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { namesOf, viewExport } from './view-export.ts';

export const listExports = projectVerb(
  {
    name: 'versions.exports',
    summary: 'Lists the exported files of a version and those on their way, the newest first.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const rows = await ctx.db.versionExport.findMany({
      where: { versionId: version.id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    });
    const names = await namesOf(
      ctx,
      rows.map(({ createdById }) => createdById),
    );
    return {
      items: rows.map((row) => ({ ...viewExport(row), by: names.get(row.createdById ?? '') ?? null })),
    };
  },
);

export type ExportItem = Awaited<ReturnType<typeof listExports>>['items'][number];
