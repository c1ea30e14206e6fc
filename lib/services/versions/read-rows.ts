import type { VersionRow } from '#lib/db/generated/client.ts';
import type { Manifest } from '#lib/domain/versions/manifest.ts';
import type { FrozenRow, Lineage } from '#lib/domain/versions/schema.ts';
import { openStoredShard } from '#lib/storage/shards/read-shard.ts';
import type { Ctx } from '../context.ts';
import { readManifest } from './read-manifest.ts';

const chunk = 2_000;
/** What rows say that were frozen before there were splits, step labels and pairs. */
const wholeRow = { split: 'train', firstWrongStep: null, rejected: null } as const;

/** The rows of a version in order, some thousands in memory at a time; from and to are positions, `to` exclusive. */
export async function* readVersionRows(
  ctx: Ctx,
  versionId: string,
  { from = 0, to = Number.MAX_SAFE_INTEGER }: { from?: number; to?: number } = {},
): AsyncGenerator<FrozenRow> {
  const { manifestHash } = await ctx.db.datasetVersion.findUniqueOrThrow({ where: { id: versionId } });
  if (manifestHash === null) yield* storedRows(ctx, versionId, from, to);
  else yield* shardRows(ctx, await readManifest(ctx.storage, manifestHash), from, to);
}

async function* shardRows({ storage }: Ctx, { shards }: Manifest, from: number, to: number) {
  let first = 0;
  for (const shard of shards) {
    const last = first + shard.rows;
    if (last > from && first < to) {
      const open = await openStoredShard(storage, shard);
      let at = first;
      for (const size of open.groups) {
        const [start, end] = [Math.max(at, from), Math.min(at + size, to)];
        if (start < end) yield* await open.rows(start - first, end - first);
        at += size;
      }
    }
    first = last;
  }
}

async function* storedRows({ db }: Ctx, versionId: string, from: number, to: number) {
  for (let at = from; at < to; at += chunk) {
    const end = Math.min(at + chunk, to);
    const rows = await db.versionRow.findMany({
      where: { versionId, position: { gte: at, lt: end } },
      orderBy: { position: 'asc' },
    });
    for (const row of rows) yield toRow(row);
    if (rows.length < end - at) return;
  }
}

function toRow({ method, problem, solution, answer, subject, level, lineage }: VersionRow): FrozenRow {
  const texts = { method, problem, solution, answer, subject, level };
  return { ...wholeRow, ...texts, lineage: lineage as unknown as Lineage };
}
