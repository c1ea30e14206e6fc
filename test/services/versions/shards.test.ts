import { expect, test } from 'vitest';
import { Manifest, objectKey } from '#lib/domain/versions/manifest.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { decideMatching } from '#lib/services/review/index.ts';
import { oneChunk } from '#lib/storage/one-chunk.ts';
import { encodeShard } from '#lib/storage/shards/encode-shard.ts';
import { openStoredShard } from '#lib/storage/shards/read-shard.ts';
import { RowColumns } from '#lib/storage/shards/row-columns.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { acceptedProject, growVariants } from '#test/support/variants.ts';
import { frozenVersion, verified } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const { storage } = ctx;
const limits = { rows: 7, characters: 1e9 };

/** Texts that no other test has, so that their shards are nobody else's: `salt` decides them. */
async function versionOfShards(salt: number) {
  const made = await acceptedProject(ctx, 12);
  await growVariants(ctx, made, { randomSeed: salt });
  await decideMatching(ctx, { project: made.slug, action: 'accept' });
  const version = await frozenVersion(ctx, { project: made.project, name: 'a' }, limits);
  const key = objectKey(version.manifestHash!);
  const { bytes } = (await storage.stat(key))!;
  const text = Buffer.from(await storage.readRange(key, 0, bytes)).toString('utf8');
  return { project: made.project, version, manifest: Manifest.parse(JSON.parse(text)) };
}

test('a version lies in files of its rows, each under its own hash, and verifies', async () => {
  const { project, version, manifest } = await versionOfShards(101);
  expect(manifest.shards.length).toBeGreaterThan(2);
  expect(manifest.shards.map((shard) => shard.rows).reduce((sum, rows) => sum + rows)).toBe(version.rowCount);
  expect(manifest.shards[0]!.path).toBe(`data/train-00000-of-0000${manifest.shards.length}.parquet`);
  expect(manifest).toMatchObject({ contentHash: version.contentHash, splits: { train: version.rowCount } });
  expect(await verified(ctx, { project, version: 'a' })).toMatchObject({
    ...{ intact: true, faults: [], rows: version.rowCount, derived: version.rowCount },
  });
});

test('a flipped byte is found, and its file named', async () => {
  const { project, manifest } = await versionOfShards(102);
  const { sha256, bytes, path } = manifest.shards[1]!;
  const content = Buffer.from(await storage.readRange(objectKey(sha256), 0, bytes));
  content[content.length >> 1]! ^= 1;
  await storage.write(objectKey(sha256), oneChunk(content));
  const verdict = await verified(ctx, { project, version: 'a' });
  expect(verdict.intact).toBe(false);
  expect(verdict.faults).toContainEqual(expect.objectContaining({ kind: 'changed-shard', path }));
  expect(verdict.faults.every((fault) => fault.path === path)).toBe(true);
});

test('a missing file is found and named, and the others are still read', async () => {
  const { project, manifest, version } = await versionOfShards(103);
  const { sha256, path, rows } = manifest.shards[0]!;
  await storage.remove(objectKey(sha256));
  const verdict = await verified(ctx, { project, version: 'a' });
  expect(verdict).toMatchObject({ intact: false, rows: version.rowCount - rows });
  expect(verdict.faults).toMatchObject([{ kind: 'missing-shard', path }]);
});

test('a row that was written anew into its file is found, and its position named', async () => {
  const { project, manifest } = await versionOfShards(104);
  const shard = manifest.shards[1]!;
  const rows = await (await openStoredShard(storage, shard)).rows(0, shard.rows);
  rows[2] = { ...rows[2]!, answer: `${rows[2]!.answer}0` };
  await storage.write(objectKey(shard.sha256), oneChunk(encodeShard(columnsOf(rows))));
  const verdict = await verified(ctx, { project, version: 'a' });
  expect(verdict.intact).toBe(false);
  const position = manifest.shards[0]!.rows + 2;
  expect(verdict.faults).toMatchObject([
    { kind: 'changed-shard', path: shard.path },
    { kind: 'changed-row', path: shard.path, position },
  ]);
});

function columnsOf(rows: readonly FrozenRow[]) {
  const columns = new RowColumns();
  for (const row of rows) columns.push(row);
  return columns.take();
}
