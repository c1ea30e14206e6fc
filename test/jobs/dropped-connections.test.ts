import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { connect, poolOf } from '#lib/db/client.ts';
import { installJobQueue } from '#lib/db/job-queue.ts';
import { isLostDatabase } from '#lib/db/lost-database.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { type JobHandlers, runJobs } from '#lib/jobs/run.ts';
import { beat, buryDead } from '#lib/services/workers/index.ts';
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

test('a runner that could not note one end, and then notes another, ends too', async () => {
  const connection = connect(url, { max: 4, applicationName: 'forgetful runner' });
  const ids = [1, 2].map((one) => uuidv7(Date.now() + one, new Uint8Array(10)));
  await db.$executeRaw`
    CREATE FUNCTION refuse_first() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF OLD.key = TG_ARGV[0] THEN RAISE EXCEPTION 'not noted'; END IF; RETURN OLD; END $$`;
  await db.$executeRawUnsafe(`
    CREATE TRIGGER refuse_first BEFORE DELETE ON graphile_worker._private_jobs
    FOR EACH ROW EXECUTE FUNCTION refuse_first('check.judges:${ids[0]}')`);
  onTestFinished(async () => {
    await db.$executeRaw`DROP TRIGGER refuse_first ON graphile_worker._private_jobs`;
  });
  const refused = Promise.withResolvers<void>();
  const handler = async ({ projectId }: { projectId: string }) => {
    if (projectId === ids[1]) await refused.promise;
  };
  const handlers = { 'check.judges': handler } as Partial<JobHandlers> as JobHandlers;
  for (const projectId of ids) await enqueue(db, 'check.judges', { projectId });
  const log = (_: string, message: string) => {
    if (message.includes('not noted')) refused.resolve();
  };
  const runner = await runJobs({ pool: connection.pool, handlers, concurrency: 2, log });
  await expect(runner.ended).rejects.toThrow('not noted');
  await expect.poll(() => jobsOf(ids[1]!), soon).toBe(0);
  await connection.close();
}, 60_000);

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

const known = [
  ['a server that starts', Object.assign(new Error('starting up'), { code: '57P03' })],
  ['a port that nobody listens at', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ['a connection that broke', new Error('Connection terminated unexpectedly')],
  [
    'a pool that lends a broken one',
    new Error('Client has encountered a connection error and is not queryable'),
  ],
  [
    'the adapter of Prisma',
    Object.assign(new Error('Raw query failed.'), {
      meta: { driverAdapterError: { cause: { originalCode: '57P01' } } },
    }),
  ],
  [
    'a transaction that did not begin in time',
    Object.assign(new Error('Transaction API error'), { code: 'P2028' }),
  ],
  ['the kind of an adapter error', new Error('ConnectionClosed')],
  ['a cause of a cause', new Error('outer', { cause: new Error('inner', { cause: { code: 'P1017' } }) })],
] as const;

test.each(known)('a lost database is known by %s', (_, error) => {
  expect(isLostDatabase(error)).toBe(true);
});

test.each([
  ['a refused row', Object.assign(new Error('duplicate key'), { code: '23505' })],
  ['a model that is away', new Error('No connection to models.example: refused')],
  ['no error at all', undefined],
])('%s is no lost database', (_, error) => {
  expect(isLostDatabase(error)).toBe(false);
});

test('a job that lost its database goes on soon, one that failed by itself waits', async () => {
  const [lost, failed] = [1, 2].map((one) => uuidv7(Date.now() + one, new Uint8Array(10)));
  for (const projectId of [lost!, failed!]) await enqueue(db, 'check.judges', { projectId });
  // After three tries the queue waits e³ s, and longer each time.
  const keys = [lost, failed].map((one) => `check.judges:${one}`);
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = 3 WHERE key = ANY(${keys})`;
  const handler = async ({ projectId }: { projectId: string }) => {
    throw new Error(projectId === lost ? 'Connection terminated' : 'Something else');
  };
  const handlers = { 'check.judges': handler } as Partial<JobHandlers> as JobHandlers;
  const runner = await runJobs({ pool: poolOf(db), handlers, concurrency: 1, log: () => {} });
  const waits = () => db.$queryRaw<{ seconds: number }[]>`
    SELECT ceil(extract(epoch FROM run_at - now()))::int AS seconds FROM graphile_worker.jobs
    WHERE key = ANY(${keys}) AND last_error IS NOT NULL ORDER BY array_position(${keys}, key)`;
  await expect.poll(async () => (await waits()).length, soon).toBe(2);
  await runner.stop();
  expect((await waits()).every(({ seconds }) => seconds > 20)).toBe(true);
  await buryDead(ctx, () => false);
  const [hastened, patient] = await waits();
  // Two seconds for each of its four tries.
  expect(hastened!.seconds).toBeLessThanOrEqual(8);
  expect(patient!.seconds).toBeGreaterThan(20);
});

test('a try that a stopping worker broke off does not count', async () => {
  const projectId = uuidv7(Date.now(), new Uint8Array(10));
  await enqueue(db, 'check.judges', { projectId });
  const stopping = new AbortController();
  const begun = Promise.withResolvers<void>();
  const handler = async (job: { projectId: string }) => {
    if (job.projectId !== projectId) return;
    begun.resolve();
    await once(stopping.signal, 'abort');
    throw new Error('It goes on at the next start.');
  };
  const handlers = { 'check.judges': handler } as Partial<JobHandlers> as JobHandlers;
  const common = { pool: poolOf(db), handlers, concurrency: 1, log: () => {} };
  const runner = await runJobs({ ...common, stopping: stopping.signal });
  await begun.promise;
  stopping.abort();
  await runner.stop();
  const key = `check.judges:${projectId}`;
  const job = async () => {
    const rows = await db.$queryRaw<{ attempts: number; isDue: boolean }[]>`
      SELECT attempts, run_at <= now() + interval '2 seconds' AS "isDue" FROM graphile_worker.jobs WHERE key = ${key}`;
    return rows[0];
  };
  await expect.poll(job, soon).toMatchObject({ attempts: 1 });
  await buryDead(ctx, () => false);
  expect(await job()).toEqual({ attempts: 0, isDue: true });
});

async function jobsOf(projectId: string): Promise<number> {
  const rows = await db.$queryRaw<{ jobs: number }[]>`
    SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE key = ${`check.judges:${projectId}`}`;
  return rows[0]!.jobs;
}
