import { readdirSync } from 'node:fs';
import os from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
import { connect } from '#lib/db/client.ts';
import { installJobQueue } from '#lib/db/job-queue.ts';
import { testDatabase } from '#test/support/database.ts';
import { startWorker } from '#test/support/worker-process.ts';

const { db, url } = await testDatabase();
await installJobQueue(url);

const backends = (name: string) => db.$queryRaw<{ pid: number }[]>`
  SELECT pid FROM pg_stat_activity WHERE application_name LIKE ${`${name}%`} AND datname = current_database()`;

test.each([15, 0])(
  'at a niceness of %i a worker, its threads and its side of the database stand back so far',
  async (niceness) => {
    vi.stubEnv('WORKER_NICENESS', String(niceness));
    onTestFinished(() => void vi.unstubAllEnvs());
    const worker = startWorker(url);
    await expect.poll(worker.output, { timeout: 60_000 }).toContain('The worker is ready');
    const usual = os.getPriority();
    const others = async () => {
      const threads = readdirSync(`/proc/${worker.pid}/task`).map(Number);
      const served = (await backends('corollary worker')).map(({ pid }) => pid);
      expect(threads.length).toBeGreaterThan(1);
      expect(served.length).toBeGreaterThan(0);
      return [...threads, ...served].filter((pid) => os.getPriority(pid) !== (niceness || usual));
    };
    // A connection is there a moment before its client hears of it.
    await expect.poll(others, { timeout: 30_000 }).toEqual([]);
    const [own] = await db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    expect(os.getPriority(own!.pid), 'nobody else does').toBe(usual);
    await worker.end('SIGTERM');
  },
);

test('processes that help a lowered one with a parallel statement are lowered too, and no others', async () => {
  const connection = connect(url, { max: 1, applicationName: 'background', niceness: 15 });
  onTestFinished(connection.close);
  const usual = os.getPriority();
  const other = connect(url, { max: 1, applicationName: 'foreground' });
  onTestFinished(other.close);
  // As many rows as take a while to add up, by a leader and its helpers.
  const settings = [
    'debug_parallel_query = on',
    'max_parallel_workers_per_gather = 2',
    'statement_timeout = 60000',
  ];
  const statement =
    'SELECT count(*) FROM generate_series(1, 2000) AS a, generate_series(1, 100000) AS b WHERE a % 7 = b % 7';
  const running = [connection, other].map(async ({ pool }) => {
    for (const setting of settings) await pool.query(`SET ${setting}`);
    await pool.query(statement);
  });
  const ended = Promise.allSettled(running);
  const helpers = async () => {
    const rows = await db.$queryRaw<{ pid: number; leader: string }[]>`
      SELECT h.pid, l.application_name AS leader FROM pg_stat_activity AS h
      JOIN pg_stat_activity AS l ON l.pid = h.leader_pid WHERE h.datname = current_database()`;
    return rows.map(({ pid, leader }) => [leader, os.getPriority(pid)]).toSorted();
  };
  await expect.poll(helpers, { timeout: 30_000, interval: 20 }).toEqual([
    ['background', 15],
    ['foreground', usual],
  ]);
  await db.$executeRaw`
    SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE application_name IN ('background', 'foreground')`;
  await ended;
});
