import { z } from 'zod';
import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { Split } from '#lib/domain/versions/schema.ts';
import type { ProjectCtx } from '../../context.ts';
import { projectVerb } from '../../verb.ts';
import { readManifest } from '../read-manifest.ts';
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
    const by = (id: string | null) => names.get(id ?? '') ?? null;
    const items = rows.map((row) => ({ ...viewExport(row), by: by(row.createdById) }));
    return { items, splits: await splitsOf(ctx, version) };
  },
);

export type ExportItem = Awaited<ReturnType<typeof listExports>>['items'][number];

/** The splits that have rows. */
async function splitsOf({ storage }: ProjectCtx, { manifestHash }: DatasetVersion): Promise<Split[]> {
  if (manifestHash === null) return ['train'];
  const { splits } = await readManifest(storage, manifestHash);
  return Split.options.filter((split) => splits[split] > 0);
}
