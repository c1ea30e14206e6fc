import { EventEmitter } from 'node:events';
import { type Job, Logger, run, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import { type JobName, type JobPayload, jobs } from './definitions.ts';

export type JobHandlers = { [N in JobName]: (payload: JobPayload<N>) => Promise<void> };

export type JobRunner = {
  /** Under this name the queue locks what this runner works on. */
  poolId: string;
  /** The jobs that it works on now, and those whose end it may still be noting. */
  running: () => string[];
  /** Ends when the runner does: after `stop`, or by an error of its own, such as a lost database. */
  ended: Promise<void>;
  /** Takes no more jobs and waits for those under way. */
  stop: () => Promise<void>;
};

/** Within so many milliseconds the end of a job is noted. */
const notingMs = 15_000;

type Log = (level: 'info' | 'warning' | 'error', message: string) => void;

/** Runs jobs until stopped. Signals are the caller's to handle. */
export async function runJobs(options: {
  pool: pg.Pool;
  handlers: JobHandlers;
  concurrency: number;
  log: Log;
}): Promise<JobRunner> {
  const events = new EventEmitter();
  let poolId = '';
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    poolId = workerPool.id;
  });
  const running = new Set<string>();
  events.on('job:start', ({ job }: { job: Job }) => running.add(job.id));
  events.on('job:complete', ({ job }: { job: Job }) => {
    setTimeout(() => running.delete(job.id), notingMs).unref();
  });
  const runner = await run({
    pgPool: options.pool,
    taskList: tasksOf(options.handlers),
    concurrency: options.concurrency,
    // New jobs are announced by NOTIFY; polling is for those that wait for a time.
    pollInterval: 1000,
    noHandleSignals: true,
    crontab: '',
    events,
    // Noted in batches, an end that cannot be noted ends the runner; one by one it would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: quiet(options.log),
  });
  const ended = runner.promise;
  ended.catch(() => {});
  return { poolId, running: () => [...running], ended, stop: () => runner.stop() };
}

function tasksOf(handlers: JobHandlers): TaskList {
  const names = Object.keys(jobs) as JobName[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      async (payload: unknown) => handlers[name](jobs[name].payload.parse(payload) as never),
    ]),
  );
}

/** Errors and warnings; a line for every job would hide them. */
function quiet(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(level, message);
  });
}
