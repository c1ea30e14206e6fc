import type { Tx } from '#lib/db/client.ts';
import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { makeSeeds } from '#lib/db/queries/restore/make-seeds.ts';
import { makeVariants } from '#lib/db/queries/restore/make-variants.ts';
import { missingSources } from '#lib/db/queries/restore/missing-sources.ts';
import { placeSeeds } from '#lib/db/queries/restore/place-seeds.ts';
import { userIdOf } from '../../by-whom.ts';
import type { ProjectCtx } from '../../context.ts';

type Remaking = { projectId: string; restoreId: string; version: DatasetVersion; note: string; at: Date };

/** Variants that were deleted are made again, and their seeds where those are gone too; how many variants. */
export async function remakeRows(tx: Tx, ctx: ProjectCtx, remaking: Remaking): Promise<number> {
  const { projectId, restoreId, note, at } = remaking;
  const placed = await placeSeeds(tx, projectId);
  const sources = await missingSources(tx);
  if (placed === 0 && sources.length === 0) return 0;
  for (const { source, licence } of sources) {
    const importId = await importOf(tx, ctx, remaking, { sourceName: source, licence });
    await makeSeeds(tx, { projectId, importId, source, licence, at });
  }
  if (sources.length > 0) await placeSeeds(tx, projectId);
  const importId = await importOf(tx, ctx, remaking, { sourceName: remaking.version.name, licence: '' });
  return makeVariants(tx, { projectId, importId, restoreId, note, authorId: userIdOf(ctx), at });
}

/** Where what is made again belongs to: the version is the file that it was read from. */
async function importOf(
  tx: Tx,
  ctx: ProjectCtx,
  { projectId, version, at }: Remaking,
  named: { sourceName: string; licence: string },
): Promise<string> {
  const { id } = await tx.seedImport.create({
    data: {
      ...{ projectId, ...named, fileName: `version ${version.number} (${version.name})` },
      ...{ fileHash: version.manifestHash ?? version.contentHash, byteSize: version.byteSize },
      ...{ status: 'done', createdById: userIdOf(ctx), createdAt: at, startedAt: at, finishedAt: at },
    },
  });
  return id;
}
