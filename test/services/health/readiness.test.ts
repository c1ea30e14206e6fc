import path from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '#lib/db/client.ts';
import { installJobQueue } from '#lib/db/job-queue.ts';
import { migrationNames } from '#lib/db/migration-names.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { makeMetrics } from '#lib/observe/metrics.ts';
import { checkHealth } from '#lib/services/health/check-health.ts';
import { checkReadiness } from '#lib/services/health/check-readiness.ts';
import { readWorkings } from '#lib/services/health/read-workings.ts';
import { beat } from '#lib/services/workers/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';

const { db, pool, url } = await testDatabase();
await installJobQueue(url);
const ctx = systemContext(db);
const known = migrationNames(path.resolve(import.meta.dirname, '../../..'));
const ready = (changes: Partial<Parameters<typeof checkReadiness>[0]> = {}) =>
  checkReadiness({ db, now: ctx.now, known, ...changes });
const worker = { id: 'w', hostname: 'box', pid: 7, startedAt: ctx.now() };

test('a studio is ready when its database answers, its migrations are there and a worker beats; else it says which is not', async () => {
  expect(await ready()).toEqual({
    ready: false,
    database: 'ok',
    migrations: 'ok',
    worker: 'none has beaten',
  });
  await beat(ctx, worker, null);
  expect(await ready()).toEqual({ ready: true, database: 'ok', migrations: 'ok', worker: 'ok' });
  const later = () => new Date(Date.now() + 60_000);
  expect(await ready({ now: later })).toMatchObject({ ready: false, worker: 'the last beat was 60 s ago' });
  expect(await ready({ known: [...known, '29991231_next'] })).toMatchObject({
    ...{ ready: false, migrations: '1 are missing, the first is 29991231_next' },
  });
  expect(await ready({ known: known.slice(0, -1) })).toMatchObject({
    ...{ ready: false, migrations: `the database is newer: ${known.at(-1)} is not known here` },
  });
  const gone = new URL(url);
  gone.pathname = '/no_such_database';
  const broken = connect(String(gone), { max: 1 });
  expect(await ready({ db: broken.db })).toMatchObject({ ready: false, database: 'not reachable' });
  expect(await readWorkings({ db: broken.db, now: ctx.now })).toEqual({
    ...{ databaseUp: false, jobs: [], workers: [] },
  });
  await broken.close();
});

test('a database that holds everybody up is said to be down, within a bound', async () => {
  const holder = await pool.connect();
  await holder.query('BEGIN; LOCK TABLE worker_heartbeats IN ACCESS EXCLUSIVE MODE');
  expect(await checkHealth({ db, now: ctx.now }, 300)).toMatchObject({ status: 'down', database: 'down' });
  expect(await ready({ milliseconds: 300 })).toMatchObject({ ready: false, database: 'not reachable' });
  await holder.query('ROLLBACK');
  holder.release();
  expect(await checkHealth({ db, now: ctx.now })).toMatchObject({ database: 'ok' });
});

test('the queue is counted by job and state, and a worker tells its counts with its beats', async () => {
  const one = () => ({ projectId: uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))) });
  const first = one();
  await enqueue(db, 'check.judges', first);
  await enqueue(db, 'check.judges', one());
  await enqueue(db, 'check.judges', one(), { runAt: new Date(Date.now() + 3_600_000) });
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts
    WHERE key = ${`check.judges:${first.projectId}`}`;
  const metrics = makeMetrics({ process: 'worker' });
  await beat(ctx, worker, null, await metrics.registry.getMetricsAsJSON());
  const { jobs, workers } = await readWorkings({ db, now: () => new Date(Date.now() + 5000) });
  const counted = jobs.map(({ state, count }) => `${state} ${count}`).sort();
  expect(counted).toEqual(['failed 1', 'later 1', 'waiting 1']);
  expect(workers).toHaveLength(1);
  expect(workers[0]!.secondsSinceBeat).toBeGreaterThanOrEqual(5);
  const names = (workers[0]!.metrics as { name: string }[]).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['corollary_job_duration_seconds', 'process_resident_memory_bytes']),
  );
});
