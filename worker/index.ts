import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { yieldProcess } from '#lib/db/background.ts';
import { connect } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { contextFor } from '#lib/http/context.ts';
import { openResources } from '#lib/http/open-resources.ts';
import { runJobs } from '#lib/jobs/run.ts';
import { type Log, openLog } from '#lib/observe/log.ts';
import { openMetrics, watchPool } from '#lib/observe/metrics.ts';
import { openTracing, tracing } from '#lib/observe/trace.ts';
import type { Ctx } from '#lib/services/context.ts';
import { tidyImports } from '#lib/services/seeds/tidy-imports.ts';
import { followAllServers } from '#lib/services/servers/follow/follow-all-servers.ts';
import { followAll } from '#lib/services/train/follow/follow-all.ts';
import { signOff, type WorkerIdentity } from '#lib/services/workers/index.ts';
import { checkThreads } from './check-threads.ts';
import { handlersOf } from './handlers.ts';
import { keepBeating, workerName } from './heartbeat.ts';
import { jobTeller } from './job-teller.ts';
import { keepCollecting } from './outbox.ts';
import { overlapThreads } from './overlap-threads.ts';

/** Jobs at the same time: a batch, an import and a few short ones beside them. */
const concurrency = 4;
/** After this long a stopping worker breaks off the calls in flight, and after the second it leaves. */
const drainMs = 6000;
const leaveMs = 9000;

const log: Log = openLog('worker');
const warn = (message: string) => log.warn(message);
const threads = checkThreads();
const scanning = overlapThreads();
const stopping = new AbortController();
const aborting = new AbortController();

async function main(): Promise<void> {
  const { DATABASE_URL: url, WORKER_NICENESS: niceness } = env();
  yieldProcess(niceness);
  if (!url) throw new Error('DATABASE_URL is not set. Start the studio with "npm start".');
  await openTracing('worker');
  const connection = connect(url, { max: concurrency * 3, applicationName: 'corollary worker', niceness });
  const ctx = openContext(connection);
  const worker = { id: workerName(), hostname: hostname(), pid: process.pid, startedAt: new Date() };
  const metrics = openMetrics({ process: 'worker', worker: `${worker.hostname}-${worker.pid}` });
  watchPool(metrics, connection.pool);
  const heart = keepBeating(ctx, worker, { warn, metrics: () => metrics.registry.getMetricsAsJSON() });
  const outbox = keepCollecting(ctx, warn);
  while (!stopping.signal.aborted) {
    try {
      await work(ctx, connection, worker, heart);
    } catch (error) {
      log.warn({ err: error }, 'The work was interrupted and goes on in a second.');
    }
    if (!stopping.signal.aborted)
      await setTimeout(1000, undefined, { signal: stopping.signal }).catch(() => {});
  }
  heart.stop();
  outbox.stop();
  await signOff(ctx, worker.id).catch(() => {});
  await connection.close();
  await threads.close();
  await scanning.close();
  await tracing()?.flush();
}

/** Runs jobs until the worker is to stop, or the database is lost. */
async function work(
  ctx: Ctx,
  { pool }: ReturnType<typeof connect>,
  worker: WorkerIdentity,
  heart: ReturnType<typeof keepBeating>,
): Promise<void> {
  await heart.firstBeat();
  const signals = { stopping: stopping.signal, aborting: aborting.signal };
  const options = {
    workerId: worker.id,
    ...signals,
    judgeText: threads.judge,
    findOverlaps: scanning.find,
    warn,
  };
  const runner = await runJobs({
    ...{ pool, handlers: handlersOf(ctx, options, scanning.find), concurrency, onEnd: jobTeller(log) },
    stopping: stopping.signal,
    log: (level, message) => log[level === 'warning' ? 'warn' : level](message),
  });
  await heart.locksAs(runner);
  log.info('The worker is ready.');
  tidyImports(ctx).catch((error: Error) => warn(`Imports were not tidied: ${error.message}`));
  followAllServers(ctx).catch((error: Error) => warn(`Servers are not followed: ${error.message}`));
  followAll(ctx).catch((error: Error) => warn(`Runs are not followed: ${error.message}`));
  const asked = new Promise<void>((go) =>
    stopping.signal.addEventListener('abort', () => go(), { once: true }),
  );
  await Promise.race([runner.ended, asked]);
  if (stopping.signal.aborted) await runner.stop();
}

function openContext(connection: ReturnType<typeof connect>): Ctx {
  return contextFor(openResources(connection), { kind: 'system', label: 'worker' });
}

function stop(): void {
  if (stopping.signal.aborted) return;
  stopping.abort();
  globalThis.setTimeout(() => aborting.abort(), drainMs).unref();
  globalThis.setTimeout(() => process.exit(0), leaveMs).unref();
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
main().then(
  () => process.exit(0),
  (error) => {
    log.error({ err: error }, 'The worker ended.');
    process.exit(1);
  },
);
