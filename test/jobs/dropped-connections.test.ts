import { expect, test } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { startLongBatch } from '#test/support/long-batch.ts';
import { startWorker } from '#test/support/worker-process.ts';

const { db, url } = await testDatabase();
const soon = { timeout: 150_000, interval: 50 };

test('a worker whose database drops its connections stays alive and finishes', async () => {
  const { show } = await startLongBatch(systemContext(db));
  const worker = startWorker(url);
  await expect.poll(async () => (await show()).counts.done, { ...soon, interval: 10 }).toBeGreaterThan(0);
  await db.$executeRaw`
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE application_name = 'corollary worker' AND datname = current_database()`;
  await expect.poll(async () => (await show()).status, soon).toBe('done');
  expect(await worker.end('SIGTERM')).toBe(0);
}, 200_000);
