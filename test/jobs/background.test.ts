import { readdirSync } from 'node:fs';
import os from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
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
    const threads = readdirSync(`/proc/${worker.pid}/task`).map(Number);
    const served = (await backends('corollary worker')).map(({ pid }) => pid);
    expect(threads.length).toBeGreaterThan(1);
    expect(served.length).toBeGreaterThan(0);
    const usual = os.getPriority();
    for (const pid of [...threads, ...served]) expect(os.getPriority(pid)).toBe(niceness || usual);
    const [own] = await db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    expect(os.getPriority(own!.pid), 'nobody else does').toBe(usual);
    await worker.end('SIGTERM');
  },
);
