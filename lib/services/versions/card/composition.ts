import { z } from 'zod';
import { countSources } from '#lib/db/queries/preference/count-sources.ts';
import { countSeedsOfVersion } from '#lib/db/queries/versions/count-seeds.ts';
import type { Composition } from '#lib/domain/versions/card/facts.ts';
import { type Manifest, objectKey, type Shard } from '#lib/domain/versions/manifest.ts';
import type { ObjectStorage } from '#lib/storage/object-storage.ts';
import { oneChunk } from '#lib/storage/one-chunk.ts';
import { readShardColumns } from '#lib/storage/shards/read-columns.ts';
import { openStoredShard } from '#lib/storage/shards/read-shard.ts';
import type { Ctx } from '../../context.ts';

const rows = z.number().int();
const Stored = z.object({
  sources: z.array(z.object({ source: z.string(), licence: z.string(), rows })),
  models: z.array(z.object({ model: z.string().nullable(), rows })),
  seeds: rows,
  lengths: z.array(rows),
});
type Stored = z.infer<typeof Stored>;

export type VersionGroups = Composition['groups'];
type Frozen = { id: string; manifestHash: string; mix: VersionGroups };

/** What the rows of a version are made of: read from its shards once, and kept beside them. */
export async function compositionOf(ctx: Ctx, version: Frozen, manifest: Manifest): Promise<Composition> {
  const key = `${objectKey(version.manifestHash)}.composition-1`;
  const known = await readStored(ctx.storage, key);
  const read = known ?? (await readComposition(ctx, version.id, manifest));
  if (!known) await ctx.storage.write(key, oneChunk(Buffer.from(JSON.stringify(read))));
  const pairs = manifest.kind === 'preference' ? await countSources(ctx.db, version.id) : [];
  return { ...read, pairs, groups: version.mix };
}

async function readStored(storage: ObjectStorage, key: string): Promise<Stored | null> {
  const found = await storage.stat(key);
  if (!found) return null;
  const text = await storage.readRange(key, 0, found.bytes);
  return Stored.parse(JSON.parse(Buffer.from(text).toString('utf8')));
}

async function readComposition(ctx: Ctx, versionId: string, { shards }: Manifest): Promise<Stored> {
  const sources = new Map<string, number>();
  const models = new Map<string | null, number>();
  for (const shard of shards) {
    for (const { source, licence, model } of await readShardColumns(ctx.storage, shard, columns)) {
      add(sources, JSON.stringify([source, licence]));
      add(models, (model ?? null) as string | null);
    }
  }
  return {
    sources: [...sources].sort(most).map(([text, count]) => {
      const [source, licence] = JSON.parse(text) as [string, string];
      return { source, licence, rows: count };
    }),
    models: [...models].sort(most).map(([model, count]) => ({ model, rows: count })),
    seeds: await countSeedsOfVersion(ctx.db, versionId),
    lengths: await sampleLengths(ctx.storage, shards),
  };
}

const columns = ['source', 'licence', 'model'];
const add = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);
const most = ([, one]: [unknown, number], [, other]: [unknown, number]) => other - one;

const shardsOfSample = 10;
const rowsOfShard = 1000;

/** Lengths of the first rows of shards that lie evenly over the version. */
async function sampleLengths(storage: ObjectStorage, shards: readonly Shard[]): Promise<number[]> {
  const step = Math.max(1, Math.ceil(shards.length / shardsOfSample));
  const lengths: number[] = [];
  for (let at = 0; at < shards.length; at += step) {
    const shard = shards[at]!;
    const open = await openStoredShard(storage, shard);
    for (const row of await open.rows(0, Math.min(rowsOfShard, shard.rows), ['problem', 'solution'])) {
      lengths.push(row.problem.length + row.solution.length);
    }
  }
  return lengths;
}
