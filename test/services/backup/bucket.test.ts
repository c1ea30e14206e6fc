import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { connect } from '#lib/db/client.ts';
import { ensureDatabase } from '#lib/db/embedded/cluster.ts';
import { withDatabase } from '#lib/db/schema-engine.ts';
import { createBackup, restoreBackup, verifyBackup } from '#lib/services/backup/index.ts';
import { s3Storage } from '#lib/storage/s3/storage.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { s3Server } from '#test/support/s3-server.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { administer } from '#test/support/test-cluster.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion, verified } from '#test/support/versions.ts';

const { db, pool } = await testDatabase();

test('files in a bucket stay there: a backup states those of versions, and is restored where they are', async () => {
  const server = await s3Server();
  onTestFinished(server.close);
  const data = temporaryFolder('bucket');
  const settings = { ...server, prefix: '', pathStyle: true };
  const storage = s3Storage(settings, { folder: path.join(data, 'copies'), maxBytes: 1e9 });
  const ctx = { ...systemContext(db), storage };
  const { project } = await acceptedProject(ctx, 5);
  await frozenVersion(ctx, { project, name: 'a' });
  const installation = { root: process.cwd(), data, storage, filesFolder: null };
  const keys = { keyFingerprint: 'a'.repeat(64), givenSecret: true };
  const folder = path.join(data, 'backup');
  const asked = { folder, secrets: false, now: () => new Date() };
  const { manifest } = await createBackup(pool, { ...installation, ...keys }, asked);
  expect(manifest.filesIn).toBe('bucket');
  for (const { key, bytes } of manifest.files) expect(server.objects.get(key)?.length).toBe(bytes);
  expect(manifest.files.length).toBeGreaterThanOrEqual(2);
  expect((await verifyBackup(folder, {})).faults).toEqual([]);

  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await ensureDatabase(inject('adminUrl'), name);
  const url = withDatabase(inject('adminUrl'), name);
  const connection = connect(url, { max: 3 });
  onTestFinished(async () => {
    await connection.close();
    await administer(inject('adminUrl'), `DROP DATABASE ${name} WITH (FORCE)`);
  });
  const target = { ...installation, ...keys, pool: connection.pool, url };
  const restore = () => restoreBackup(target, { folder, withoutKeys: false });
  const { key } = manifest.files[0]!;
  const held = server.objects.get(key)!;
  server.objects.delete(key);
  await expect(restore()).rejects.toThrow(`${key} is not there. Restore the bucket first.`);
  server.objects.set(key, held);
  await restore();
  const restored = { ...systemContext(connection.db), storage };
  expect(await verified(restored, { project, version: 'a' })).toMatchObject({ intact: true });
}, 60_000);
