import { expect, test } from 'vitest';
import { connect } from '#lib/db/client.ts';
import { installJobQueue } from '#lib/db/job-queue.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { type JobHandlers, runJobs } from '#lib/jobs/run.ts';
import { beat } from '#lib/services/workers/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { startLongBatch } from '#test/support/long-batch.ts';
import { startWorker } from '#test/support/worker-process.ts';

const { db, url } = await testDatabase();
await installJobQueue(url);
const ctx = systemContext(db);
const soon = { timeout: 150_000, interval: 50 };

/** Ends every connection of this name to the database, as a restart of the server does. */
const dropConnections = (name: string) => db.$executeRaw`
  SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
  WHERE application_name LIKE ${`${name}%`} AND datname = current_database()`;

test('a worker whose database drops its connections again and again stays alive and finishes every batch', async () => {
  const batches = [await startLongBatch(ctx), await startLongBatch(ctx)];
  const done = async () => {
    const all = await Promise.all(batches.map(({ show }) => show()));
    return all.reduce((sum, { counts }) => sum + counts.done, 0);
  };
  const worker = startWorker(url);
  for (const after of [0, 1600]) {
    await expect.poll(done, { ...soon, interval: 10 }).toBeGreaterThan(after);
    await dropConnections('corollary worker');
  }
  for (const { show } of batches) await expect.poll(async () => (await show()).status, soon).toBe('done');
  expect(await worker.end('SIGTERM')).toBe(0);
}, 300_000);

test('where the end of a job cannot be noted, the runner ends with an error and not the process', async () => {
  const connection = connect(url, { max: 2, applicationName: 'one runner' });
  const ended = Promise.withResolvers<void>();
  const handler = async () => {
    await dropConnections('one runner');
    ended.resolve();
  };
  const handlers = { 'check.judges': handler } as Partial<JobHandlers> as JobHandlers;
  const projectId = uuidv7(Date.now(), new Uint8Array(10));
  await enqueue(db, 'check.judges', { projectId });
  const runner = await runJobs({ pool: connection.pool, handlers, concurrency: 1, log: () => {} });
  await ended.promise;
  await Promise.race([runner.ended.catch(() => {}), expect.poll(() => jobsOf(projectId), soon).toBe(0)]);
  await runner.stop().catch(() => {});
  await connection.close();
}, 200_000);

test('a job that a living worker took and never heard of is given back', async () => {
  const projectId = uuidv7(Date.now(), new Uint8Array(10));
  await enqueue(db, 'check.judges', { projectId });
  const key = `check.judges:${projectId}`;
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_by = 'pool', locked_at = now() WHERE key = ${key}`;
  const job = async () => {
    const rows = await db.$queryRaw<{ id: string; locked_by: string | null }[]>`
      SELECT id::text, locked_by FROM graphile_worker.jobs WHERE key = ${key}`;
    return rows[0]!;
  };
  const { id } = await job();
  const worker = { id: 'w', hostname: 'here', pid: 1, startedAt: ctx.now() };
  const later = { ...ctx, now: () => new Date(Date.now() + 60_000) };
  await beat(ctx, worker, { poolId: 'pool', running: () => [] });
  expect((await job()).locked_by, 'it may be on its way').toBe('pool');
  await beat(later, worker, { poolId: 'pool', running: () => [id] });
  expect((await job()).locked_by, 'it is worked on').toBe('pool');
  await beat(later, worker, { poolId: 'pool', running: () => [] });
  expect((await job()).locked_by).toBeNull();
});

async function jobsOf(projectId: string): Promise<number> {
  const rows = await db.$queryRaw<{ jobs: number }[]>`
    SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE key = ${`check.judges:${projectId}`}`;
  return rows[0]!.jobs;
}
