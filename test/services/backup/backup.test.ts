import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { connect } from '#lib/db/client.ts';
import { ensureDatabase } from '#lib/db/embedded/cluster.ts';
import { withDatabase } from '#lib/db/schema-engine.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { createBackup, restoreBackup, verifyBackup } from '#lib/services/backup/index.ts';
import { saveWebhook } from '#lib/services/webhooks/index.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { keysIn } from '#lib/storage/stored-files.ts';
import { hashesOfTables, startWriters } from '#test/support/backups.ts';
import { adminUrl, testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { commandHost } from '#test/support/studio-command.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { administer } from '#test/support/test-cluster.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion, verified } from '#test/support/versions.ts';

const { db, pool, url } = await testDatabase();
const root = path.resolve(import.meta.dirname, '../../..');
const keyFingerprint = createHash('sha256').update('key').digest('hex');
const made: string[] = [];

function installationIn(data: string) {
  mkdirSync(path.join(data, 'files'), { recursive: true });
  const filesFolder = path.join(data, 'files');
  const storage = filesystemStorage(filesFolder);
  return { root, data, storage, filesFolder, keyFingerprint, givenSecret: false };
}

const source = installationIn(temporaryFolder('source'));
const ctx = { ...systemContext(db), storage: source.storage };
const work = temporaryFolder('backup');
const place = (name: string) => path.join(work, name);
const create = (name: string, changes = {}) =>
  createBackup(pool, source, { folder: place(name), secrets: true, now: () => new Date(), ...changes });

/** An installation that nobody has started yet. */
async function emptyInstallation() {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await ensureDatabase(adminUrl(), name);
  made.push(name);
  const url = withDatabase(inject('adminUrl'), name);
  const connection = connect(url, { max: 3 });
  afterAll(connection.close);
  return { ...installationIn(temporaryFolder('target')), url, pool: connection.pool, db: connection.db };
}

/** What any table of an installation holds, the schema and the queue apart. */
const heldIn = async (target: { pool: typeof pool }) =>
  Object.entries(await hashesOfTables(target.pool)).filter(
    ([what, hash]) => what !== 'the schema' && hash !== '',
  );

const restore = (target: Awaited<ReturnType<typeof emptyInstallation>>, name: string, changes = {}) =>
  restoreBackup(target, { folder: place(name), withoutKeys: false, ...changes });

afterAll(async () => {
  for (const name of made) await administer(adminUrl(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

describe('a backup', () => {
  test('made while people write is what the database held at one moment, and comes back as that', async () => {
    const { id, project, variants } = await acceptedProject(ctx, 40);
    writeFileSync(path.join(source.data, 'secrets.json'), '{"sessionSecret":"a","encryptionKey":"b"}');
    await frozenVersion(ctx, { project, name: 'before' });
    await enqueue(db, 'check.judges', { projectId: crypto.randomUUID() });
    // What it told of once is not told again where it is restored.
    const events = ['decisions.made', 'version.frozen'] as const;
    await saveWebhook(ctx, { project, url: 'https://example.org/told', events: [...events] });
    await frozenVersion(ctx, { project, name: 'told' });
    const writers = startWriters(ctx, { project, id, variants });
    let expected: Record<string, string> = {};
    await writers.atWork();
    const { manifest, manifestHash } = await create('first', {
      atSnapshot: async (snapshot: string) => {
        expected = await hashesOfTables(pool, snapshot);
        await writers.atWork();
      },
    });
    const { written } = await writers.stop();
    expect(written).toBeGreaterThan(10);
    expect(await hashesOfTables(pool), 'people wrote on while it was made').not.toEqual(expected);
    expect(await verifyBackup(place('first'), { manifest: manifestHash })).toMatchObject({ faults: [] });

    const target = await emptyInstallation();
    const told = await restore(target, 'first');
    expect(told).toMatchObject({ manifestHash, migrated: [], files: manifest.files.length });
    expect(await hashesOfTables(target.pool)).toEqual(expected);
    expect(await keysIn(target.filesFolder)).toEqual(manifest.files.map(({ key }) => key));
    const restored = { ...systemContext(target.db), storage: target.storage };
    expect(await verified(restored, { project, version: 'before' })).toMatchObject({ intact: true });
    expect(expected['the queue']).not.toBe('');
    const [there, here] = [target, source].map(({ data }) => readFileSync(path.join(data, 'secrets.json')));
    expect(there).toEqual(here);

    await frozenVersion(restored, { project, name: 'after' });
    const refused = target.pool.query("UPDATE audit_events SET action = 'x'");
    await expect(refused, 'what cannot be changed still cannot').rejects.toThrow();
    await expect(restore(target, 'first')).rejects.toThrow(/is not empty: its table \w+ holds rows/);
  }, 120_000);

  test.each([0, 3])('that is cancelled at table %i leaves nothing', async (at) => {
    const cancelled = new AbortController();
    const step = ({ done }: { done: number }) => {
      if (done === at) cancelled.abort(new Error('Cancelled.'));
      return () => {};
    };
    await expect(create('cancelled', { signal: cancelled.signal, step })).rejects.toThrow('Cancelled.');
    await expect(verifyBackup(place('cancelled'), {})).rejects.toThrow('holds no whole backup');
    await expect(verifyBackup(place('cancelled.partial'), {})).rejects.toThrow('holds no whole backup');
    expect((await keysIn(source.filesFolder)).filter((key) => key.startsWith('.'))).toEqual([]);
  });

  test('never writes over another one', async () => {
    mkdirSync(place('there'));
    await expect(create('there')).rejects.toThrow('is there already');
  });
});

describe('the command line', () => {
  const hostIn = (data: string, address: string) => {
    const environment = { DATABASE_URL: address, STUDIO_ROOT: root, STUDIO_DATA: data };
    const host = commandHost({ folder: work, environment });
    onTestFinished(host.end);
    return async (...args: string[]) => {
      const told = await host.run(['backup', ...args, '--json']);
      return { ...told, value: JSON.parse(told.out) };
    };
  };

  test('makes, verifies and restores one, with its own secrets', async () => {
    const here = hostIn(source.data, url);
    const { value: told } = await here('create', place('second'));
    expect(told).toMatchObject({ folder: place('second'), filesIn: 'backup', secrets: true });
    const verify = await here('verify', place('second'), '--manifest', told.manifestHash);
    expect(verify).toMatchObject({ code: 0, value: { intact: true, rows: told.rows } });
    const target = await emptyInstallation();
    expect(await hostIn(target.data, target.url)('restore', place('second'))).toMatchObject({
      code: 0,
      value: { manifestHash: told.manifestHash, rows: told.rows, files: told.files },
    });
    expect(await hashesOfTables(target.pool)).toEqual(await hashesOfTables(pool));
    rmSync(path.join(place('second'), 'jobs.copy.zst'));
    expect(await here('verify', place('second'))).toMatchObject({ code: 1, value: { intact: false } });
  }, 120_000);
});

describe('a backup that was changed', () => {
  const changed = (name: string, change: (folder: string) => void) => {
    cpSync(place('first'), place(name), { recursive: true });
    change(place(name));
    return place(name);
  };
  type Case = { what: string; path: string; kind: string; restored?: string; change: (file: string) => void };
  const cases: Case[] = [
    {
      what: 'a bit of a table',
      path: 'tables/seeds.copy.zst',
      kind: 'changed-file',
      restored: 'tables/seeds.copy.zst of the backup is not as it was written',
      change: (file: string) => {
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1]! ^= 1;
        writeFileSync(file, bytes);
      },
    },
    {
      what: 'the end of a table',
      path: 'tables/variants.copy.zst',
      kind: 'changed-file',
      change: (file: string) => writeFileSync(file, readFileSync(file).subarray(0, -20)),
    },
    {
      what: 'a table that is gone',
      path: 'tables/users.copy.zst',
      kind: 'missing-file',
      restored: 'tables/users.copy.zst of the backup is not as it was written',
      change: (file: string) => rmSync(file),
    },
    {
      what: 'the queue',
      path: 'jobs.copy.zst',
      kind: 'changed-file',
      change: (file: string) => appendFileSync(file, 'x'),
    },
  ];

  test.each(cases)(
    '$what is named, and nothing of it is restored',
    async ({ path: file, kind, change, restored }) => {
      const name = `changed-${file.replaceAll('/', '-')}`;
      const folder = changed(name, (place) => change(path.join(place, file)));
      const { faults } = await verifyBackup(folder, {});
      expect(faults).toMatchObject([{ kind, path: file }]);
      if (!restored) return;
      const target = await emptyInstallation();
      await expect(restore(target, name)).rejects.toThrow(restored);
      expect(await heldIn(target)).toEqual([]);
      expect(await keysIn(target.filesFolder)).toEqual([]);
      // What failed left an empty installation: the backup itself can still come in.
      if (kind === 'missing-file') expect(await restore(target, 'first')).toMatchObject({ migrated: [] });
    },
    60_000,
  );

  test('a file more, and another manifest, are named', async () => {
    const folder = changed('more', (place) => writeFileSync(path.join(place, 'tables/x'), ''));
    const { faults } = await verifyBackup(folder, { manifest: '0'.repeat(64) });
    expect(faults.map(({ kind }) => kind)).toEqual(['changed-manifest', 'further-file']);
  });

  test('one whose keys could not be opened here is refused, unless that is wanted', async () => {
    const target = { ...(await emptyInstallation()), givenSecret: true, keyFingerprint: 'b'.repeat(64) };
    await expect(restore(target, 'first')).rejects.toThrow('STUDIO_SECRET is another');
    expect(await restore(target, 'first', { withoutKeys: true })).toMatchObject({ migrated: [] });
  }, 60_000);

  test('one of a newer version is refused, and says which version restores it', async () => {
    changed('newer', (place) => {
      const file = path.join(place, 'manifest.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      manifest.migrations.push({ name: '20990101000000_later', checksum: 'x' });
      writeFileSync(file, JSON.stringify({ ...manifest, codeVersion: '9.0.0' }));
    });
    await expect(restore(await emptyInstallation(), 'newer')).rejects.toThrow(
      '20990101000000_later, which this version does not know: restore it with Corollary 9.0.0 or a newer one',
    );
  });

  test('one whose names would leave their place is not read', async () => {
    const folder = changed('names', (place) => {
      const file = path.join(place, 'manifest.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"name": "seeds"', '"name": "../seeds"'));
    });
    await expect(verifyBackup(folder, {})).rejects.toThrow('is not the manifest of a backup');
  });
});
