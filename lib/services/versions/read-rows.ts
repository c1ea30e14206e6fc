import type { VersionRow } from '#lib/db/generated/client.ts';
import type { Manifest } from '#lib/domain/versions/manifest.ts';
import type { FrozenRow, Lineage } from '#lib/domain/versions/schema.ts';
import type { ShardColumn } from '#lib/domain/versions/shard-columns.ts';
import { openStoredShard } from '#lib/storage/shards/read-shard.ts';
import type { Ctx } from '../context.ts';
import { readManifest } from './read-manifest.ts';

/** Which rows, by their positions, `to` exclusive; and which columns of its shards, the others being empty. */
type Reading = { from?: number; to?: number; columns?: readonly ShardColumn[] };

const chunk = 2_000;
/** What rows say that were frozen before there were splits, step labels and pairs. */
const wholeRow = { split: 'train', firstWrongStep: null, rejected: null } as const;

/** The rows of a version in order, some thousands at a time: no more are in memory. */
export async function* readVersionGroups(
  ctx: Ctx,
  versionId: string,
  { from = 0, to = Number.MAX_SAFE_INTEGER, columns }: Reading = {},
): AsyncGenerator<FrozenRow[]> {
  const { manifestHash } = await ctx.db.datasetVersion.findUniqueOrThrow({ where: { id: versionId } });
  if (manifestHash === null) yield* storedGroups(ctx, versionId, from, to);
  else yield* shardGroups(ctx, await readManifest(ctx.storage, manifestHash), { from, to, columns });
}

/** The same, row by row. */
export async function* readVersionRows(
  ctx: Ctx,
  versionId: string,
  reading: Reading = {},
): AsyncGenerator<FrozenRow> {
  for await (const rows of readVersionGroups(ctx, versionId, reading)) yield* rows;
}

/** The rows at these positions, in the order of the positions; each shard is opened once. */
export async function readVersionRowsAt(
  ctx: Ctx,
  versionId: string,
  positions: readonly number[],
): Promise<Map<number, FrozenRow>> {
  const found = new Map<number, FrozenRow>();
  const { manifestHash } = await ctx.db.datasetVersion.findUniqueOrThrow({ where: { id: versionId } });
  if (manifestHash === null) {
    const rows = await ctx.db.versionRow.findMany({ where: { versionId, position: { in: [...positions] } } });
    for (const row of rows) found.set(row.position, toRow(row));
    return found;
  }
  let first = 0;
  for (const shard of (await readManifest(ctx.storage, manifestHash)).shards) {
    const wanted = positions.filter((one) => one >= first && one < first + shard.rows);
    const open = wanted.length > 0 ? await openStoredShard(ctx.storage, shard) : null;
    for (const position of wanted) {
      const [row] = await open!.rows(position - first, position - first + 1);
      found.set(position, row!);
    }
    first += shard.rows;
  }
  return found;
}

async function* shardGroups(
  { storage }: Ctx,
  { shards }: Manifest,
  { from, to, columns }: Required<Omit<Reading, 'columns'>> & Reading,
) {
  let first = 0;
  for (const shard of shards) {
    const last = first + shard.rows;
    if (last > from && first < to) {
      const open = await openStoredShard(storage, shard);
      let at = first;
      for (const size of open.groups) {
        const [start, end] = [Math.max(at, from), Math.min(at + size, to)];
        if (start < end) yield await open.rows(start - first, end - first, columns);
        at += size;
      }
    }
    first = last;
  }
}

async function* storedGroups({ db }: Ctx, versionId: string, from: number, to: number) {
  for (let at = from; at < to; at += chunk) {
    const end = Math.min(at + chunk, to);
    const rows = await db.versionRow.findMany({
      where: { versionId, position: { gte: at, lt: end } },
      orderBy: { position: 'asc' },
    });
    yield rows.map(toRow);
    if (rows.length < end - at) return;
  }
}

function toRow({ method, problem, solution, answer, subject, level, lineage }: VersionRow): FrozenRow {
  const texts = { method, problem, solution, answer, subject, level };
  return { ...wholeRow, ...texts, lineage: lineage as unknown as Lineage };
}
