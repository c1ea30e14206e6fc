import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import type { ShardColumn } from '#lib/domain/versions/shard-columns.ts';
import { scanShard } from '#lib/storage/shards/scan-shard.ts';
import type { Ctx } from '../../context.ts';
import { readManifest } from '../read-manifest.ts';
import { readVersionRows } from '../read-rows.ts';

/** The rows of a version in order, some thousands at a time, with these columns of its shards; all when left out. */
export async function* scanVersion(
  ctx: Ctx,
  versionId: string,
  columns?: readonly ShardColumn[],
): AsyncGenerator<FrozenRow[]> {
  const { manifestHash } = await ctx.db.datasetVersion.findUniqueOrThrow({ where: { id: versionId } });
  if (manifestHash === null) {
    for await (const row of readVersionRows(ctx, versionId)) yield [row];
    return;
  }
  const { shards } = await readManifest(ctx.storage, manifestHash);
  for (const shard of shards) yield* scanShard(ctx.storage, shard, columns);
}
