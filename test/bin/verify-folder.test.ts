import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pullVersion } from '#bin/cli/pull/pull-version.ts';
import { studioSource } from '#bin/cli/pull/studio-source.ts';
import { decideMatching, editVariant } from '#lib/services/review/index.ts';
import { listVersionRows } from '#lib/services/versions/index.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { commandHost } from '#test/support/studio-command.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db, url } = await testDatabase();
const home = await mkdtemp(path.join(tmpdir(), 'corollary-copies-'));
const ctx = systemContext(db, { storage: filesystemStorage(path.join(home, 'server')) });
const root = path.resolve(import.meta.dirname, '../..');
await mkdir(path.join(home, 'data'), { mode: 0o700 });
// The command finds the database and another, empty storage: what it verifies is in the folder.
const environment = {
  DATABASE_URL: url,
  STUDIO_ROOT: root,
  STUDIO_DATA: path.join(home, 'data'),
  NODE_OPTIONS: undefined,
};
const host = commandHost({ folder: home, environment });
afterAll(async () => {
  host.end();
  await rm(home, { recursive: true });
});

const { project } = await acceptedProject(ctx, 12);
const version = await frozenVersion(ctx, { project, name: 'a' }, { rows: 5, characters: 1e9 });
// Version "b" is the same but for the answer of one row, at the same place.
const changedRow = 6;
const { items } = await listVersionRows(ctx, { project, version: 'a' });
const { variantId: variant, problem, solution } = items[changedRow]!;
await editVariant(ctx, { project, variant, revision: 1, problem, solution, answer: '0' });
await decideMatching(ctx, { project, action: 'accept' });
await frozenVersion(ctx, { project, name: 'b' }, { rows: 5, characters: 1e9 });

let copies = 0;
async function pulled(name = 'a') {
  const folder = path.join(home, `copy-${copies++}`);
  await pullVersion(studioSource(ctx, project, name), folder);
  return folder;
}

/** What `versions verify` says, by itself or with the version of the studio named. */
async function verify(folder: string, ...more: string[]) {
  const { code, out, err } = await host.run(['versions', 'verify', ...more, '--folder', folder, '--json']);
  expect(err).toBe('');
  return { code, ...(JSON.parse(out) as { intact: boolean; faults: { path: string }[]; rows: number }) };
}

const withStudio = ['a', '--project', project];
const shard = 'data/train-00001-of-00003.parquet';

describe('a copy that is as it was pulled', () => {
  test.each([
    ['by itself', []],
    ['by itself, with the hash of its manifest', ['--manifest', version.manifestHash!]],
    ['against the studio', withStudio],
  ])('is intact %s', async (_, more) => {
    expect(await verify(await pulled(), ...more)).toMatchObject({
      ...{ code: 0, intact: true, faults: [], rows: version.rowCount, found: version.contentHash },
    });
  });
});

describe.each([
  ['by itself', []],
  ['against the studio', withStudio],
])('a harmed copy, %s', (_, more) => {
  test('names the shard with a flipped byte', async () => {
    const folder = await pulled();
    const file = path.join(folder, shard);
    const bytes = await readFile(file);
    bytes[40]! ^= 1;
    await writeFile(file, bytes);
    const found = await verify(folder, ...more);
    expect(found).toMatchObject({ code: 1, intact: false });
    expect(found.faults[0]).toMatchObject({ kind: 'changed-shard', path: shard });
    expect(new Set(found.faults.map((fault) => fault.path))).toEqual(new Set([shard]));
  });

  test('names the shard that is missing', async () => {
    const folder = await pulled();
    await rm(path.join(folder, shard));
    expect(await verify(folder, ...more)).toMatchObject({
      ...{ code: 1, intact: false },
      faults: [{ kind: 'missing-shard', path: shard, message: `${shard} is missing` }],
    });
  });

  test('names the shard in which a row is another, and with the studio the row', async () => {
    const folder = await pulled();
    await copyFile(path.join(await pulled('b'), shard), path.join(folder, shard));
    const found = await verify(folder, ...more);
    expect(found).toMatchObject({ code: 1, intact: false, rows: version.rowCount });
    const row = {
      kind: 'changed-row',
      path: shard,
      position: changedRow,
      message: expect.stringContaining('Row 7 '),
    };
    expect(found.faults).toMatchObject([
      { kind: 'changed-shard', path: shard },
      ...(more.length > 0 ? [row] : []),
    ]);
  });
});

test('a manifest that is another, or says something else, is found', async () => {
  const folder = await pulled('b');
  const other = { code: 1, intact: false, faults: [{ kind: 'changed-manifest', path: 'manifest.json' }] };
  expect(await verify(folder, ...withStudio)).toMatchObject(other);
  expect(await verify(folder, '--manifest', version.manifestHash!)).toMatchObject(other);
  const file = path.join(folder, 'manifest.json');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/"contentHash": "[0-9a-f]{4}/, '"contentHash": "0000'));
  expect(await verify(folder)).toMatchObject(other);
});

test('a folder without a manifest is said to be none', async () => {
  const { code, err } = await host.run(['versions', 'verify', '--folder', path.join(home, 'nowhere')]);
  expect(code).toBe(1);
  expect(err).toContain('Pull the version into the folder first.');
});
