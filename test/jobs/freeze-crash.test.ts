import path from 'node:path';
import { expect, test } from 'vitest';
import { createVersion, listVersions } from '#lib/services/versions/index.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { verified } from '#test/support/versions.ts';
import { startWorker } from '#test/support/worker-process.ts';

const { db, pool, url } = await testDatabase();
const data = temporaryFolder('freeze');
const ctx = { ...systemContext(db), storage: filesystemStorage(path.join(data, 'files')) };
const soon = { timeout: 150_000, interval: 20 };
const secret = 'x'.repeat(32);

/** Where a freeze stands still: at a table that somebody holds, before it reads or after it has begun to write there. */
const places = [
  { table: 'contamination_hits', mode: 'ACCESS EXCLUSIVE', when: 'before it writes its files' },
  { table: 'version_members', mode: 'SHARE', when: 'between the version and its rows' },
];

test.each(places)(
  'a worker that is killed $when leaves no version, and the next one makes a whole one',
  async ({ table, mode }) => {
    const { project, variants } = await acceptedProject(ctx, 60);
    const held = await pool.connect();
    try {
      await held.query(`BEGIN; LOCK TABLE ${table} IN ${mode} MODE`);
      const { run } = await createVersion(ctx, { project, name: 'a' });
      const first = startWorker(url, secret, data);
      await expect.poll(() => waitsFor(table), soon).toBe(true);
      await first.end('SIGKILL');
      await held.query('COMMIT');
      expect((await listVersions(ctx, { project })).items).toEqual([]);
      expect(await statusOf(run)).toBe('running');
      const second = startWorker(url, secret, data);
      await expect.poll(() => statusOf(run), soon).toBe('done');
      await second.end('SIGTERM');
      expect(await verified(ctx, { project, version: 'a' })).toMatchObject({
        ...{ intact: true, faults: [], rows: variants.length, derived: variants.length },
      });
    } finally {
      held.release(true);
    }
  },
  200_000,
);

const statusOf = async (id: string) => (await db.corpusRun.findUniqueOrThrow({ where: { id } })).status;

async function waitsFor(table: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'SELECT FROM pg_locks WHERE relation = $1::regclass AND NOT granted',
    [table],
  );
  return (rowCount ?? 0) > 0;
}
