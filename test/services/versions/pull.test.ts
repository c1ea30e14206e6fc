import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkSource } from '#bin/cli/pull/link-source.ts';
import { pullVersion } from '#bin/cli/pull/pull-version.ts';
import type { PullSource } from '#bin/cli/pull/source.ts';
import { studioSource } from '#bin/cli/pull/studio-source.ts';
import { objectKey } from '#lib/domain/versions/manifest.ts';
import { createVersionLink, listVersionFiles, listVersionRows } from '#lib/services/versions/index.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { type RestServer, restServer } from '#test/support/rest-server.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const database = await testDatabase();
const home = await mkdtemp(path.join(tmpdir(), 'corollary-pull-'));
const ctx = systemContext(database.db, { storage: filesystemStorage(path.join(home, 'files')) });
const { project } = await acceptedProject(ctx, 40);
const version = await frozenVersion(ctx, { project, name: 'v1' }, { rows: 15, characters: 1e9 });
const listed = (await listVersionFiles(ctx, { project, version: 'v1' })).items;
const shards = listed.filter(({ rows }) => rows !== null);

let server: RestServer;
let link: PullSource;
beforeAll(async () => {
  server = await restServer(database, ctx);
  const { path: place } = await createVersionLink(ctx, { project, version: 'v1', name: 'test' });
  link = linkSource(`${server.url}${place}`);
});
afterAll(async () => {
  await server.close();
  await rm(home, { recursive: true });
});

let folders = 0;
const newFolder = () => path.join(home, `pulled-${folders++}`);
const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');

/** How each file of a pulled version came. */
const ways = ({ files }: Awaited<ReturnType<typeof pullVersion>>) => files.map(({ was }) => was);

describe.each(['from the studio itself', 'over a link'])('a version pulled %s', (way) => {
  const source = () => (way === 'over a link' ? link : studioSource(ctx, project, 'v1'));

  test('has every file with its hash, and a second pull fetches nothing', async () => {
    const folder = newFolder();
    const report = await pullVersion(source(), folder);
    expect(report).toMatchObject({ rows: version.rowCount, contentHash: version.contentHash });
    expect(ways(report)).toEqual(shards.map(() => 'pulled'));
    for (const file of listed) {
      expect(sha256(await readFile(path.join(folder, file.path)))).toBe(file.sha256);
    }
    expect(ways(await pullVersion(source(), folder))).toEqual(shards.map(() => 'kept'));
    expect((await readdir(path.join(folder, 'data'))).filter((name) => name.endsWith('.partial'))).toEqual(
      [],
    );
  });

  test('goes on where it broke off', async () => {
    const folder = newFolder();
    await pullVersion(source(), folder);
    const file = path.join(folder, shards[1]!.path);
    await writeFile(`${file}.partial`, (await readFile(file)).subarray(0, 1000));
    await rm(file);
    const report = await pullVersion(source(), folder);
    expect(ways(report)).toEqual(shards.map((_, at) => (at === 1 ? 'resumed' : 'kept')));
    expect(sha256(await readFile(file))).toBe(shards[1]!.sha256);
  });

  test('begins anew where the part that is there is not of this file', async () => {
    const folder = newFolder();
    await mkdir(path.join(folder, 'data'), { recursive: true });
    await writeFile(path.join(folder, `${shards[0]!.path}.partial`), Buffer.alloc(1000));
    expect(ways(await pullVersion(source(), folder))[0]).toBe('pulled');
    expect(sha256(await readFile(path.join(folder, shards[0]!.path)))).toBe(shards[0]!.sha256);
  });

  test.each([
    [
      'one byte is another',
      async (file: string, content: Buffer) => {
        content[500]! ^= 1;
        await writeFile(file, content);
      },
    ],
    ['the end is missing', (file: string, content: Buffer) => truncate(file, content.length - 1)],
  ])('repairs a file of the folder where %s', async (_, harm) => {
    const folder = newFolder();
    await pullVersion(source(), folder);
    const file = path.join(folder, shards[0]!.path);
    await harm(file, await readFile(file));
    expect(ways(await pullVersion(source(), folder))).toEqual(
      shards.map((_, at) => (at === 0 ? 'replaced' : 'kept')),
    );
    expect(sha256(await readFile(file))).toBe(shards[0]!.sha256);
  });

  test('names the file whose bytes are others in the storage, and leaves nothing of it', async () => {
    const stored = path.join(home, 'files', objectKey(shards[1]!.sha256));
    const before = await readFile(stored);
    const harmed = Buffer.from(before);
    harmed[harmed.length >> 1]! ^= 4;
    await writeFile(stored, harmed);
    const folder = newFolder();
    try {
      await expect(pullVersion(source(), folder)).rejects.toThrow(
        `${shards[1]!.path} came with other bytes than were frozen: SHA-256 ${sha256(harmed)}, not ${shards[1]!.sha256}.`,
      );
      expect(await readdir(path.join(folder, 'data'))).toEqual([path.basename(shards[0]!.path)]);
      expect(await readdir(folder)).not.toContain('manifest.json');
    } finally {
      await writeFile(stored, before);
    }
  });
});

describe('over a link', () => {
  test('a connection that breaks keeps what came, and the next pull asks for the rest alone', async () => {
    const folder = newFolder();
    let end = () => {};
    const stalling: PullSource = {
      manifest: link.manifest,
      open: (file, start) => {
        end = server.stallNext(700);
        return link.open(file, start);
      },
    };
    const broken = pullVersion(stalling, folder, (done) => {
      if (done === 700) end();
    });
    await expect(broken).rejects.toThrow(/broke off: .*Pull again: what has come is kept\./);
    const before = server.requests.length;
    const report = await pullVersion(link, folder);
    expect(ways(report)[0]).toBe('resumed');
    expect(server.requests.slice(before).some((line) => line.endsWith(`bytes=700-`))).toBe(true);
  });

  test('that has ended is said to have ended', async () => {
    const ended = linkSource(`${server.url}/api/v1/versions/pull/cvl_${'x'.repeat(43)}`);
    await expect(pullVersion(ended, newFolder())).rejects.toThrow('knows no such link, or it has ended.');
  });

  test.each(['https://example.org/', 'https://example.org/api/v1/versions/v1'])(
    '%s is no link',
    (address) => {
      expect(() => linkSource(address)).toThrow('A link looks like');
    },
  );
});

describe('DuckDB reads the pulled files', () => {
  test('with the same counts by split and the same SHA-256 of every row', async () => {
    const folder = newFolder();
    await pullVersion(link, folder);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
    const rows = `read_parquet('${folder}/data/*.parquet', filename = true, file_row_number = true)`;
    expect(await query(`SELECT count(*) FROM ${rows}`)).toEqual([[String(version.rowCount)]]);
    const fields = ['problem', 'solution', 'answer', 'subject', 'level', 'method', 'source', 'seed_problem'];
    const found = await query(
      `SELECT sha256(concat_ws(chr(31), ${fields.map((field) => `coalesce(${field}::VARCHAR, '')`).join(', ')}))
       FROM ${rows} ORDER BY filename, file_row_number`,
    );
    const { items } = await listVersionRows(ctx, { project, version: 'v1', limit: 200 });
    const wanted = items.map(({ problem, solution, answer, subject, level, method, lineage }) =>
      sha256(
        [problem, solution, answer, subject, level, method, lineage.source, lineage.seedProblem]
          .map((value) => value ?? '')
          .join('\u001f'),
      ),
    );
    expect(wanted).toHaveLength(version.rowCount);
    expect(found.map(([hash]) => hash)).toEqual(wanted);
    connection.closeSync();
  });
});
