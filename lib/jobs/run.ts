import { EventEmitter } from 'node:events';
import { type Job, Logger, run, type Task, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import { isLostDatabase, lostDatabase } from '#lib/db/lost-database.ts';
import { inScope, newRequestId } from '#lib/observe/scope.ts';
import { spanned } from '#lib/observe/trace.ts';
import { type JobName, type JobPayload, jobs, Origin } from './definitions.ts';
import { interrupted } from './interrupted.ts';

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

/** A job as it ended; told within its scope. */
export type JobEnd = { job: JobName; id: string; attempt: number; ms: number; error?: unknown };

/** Runs jobs until stopped. Signals are the caller's to handle. */
export async function runJobs(options: {
  pool: pg.Pool;
  handlers: JobHandlers;
  concurrency: number;
  log: Log;
  onEnd?: (end: JobEnd) => void;
  /** Aborted when the worker is to stop: what fails from then on was interrupted. */
  stopping?: AbortSignal;
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
  const broken = endUnnoted(events);
  const runner = await run({
    pgPool: options.pool,
    taskList: tasksOf(options.handlers, options.onEnd ?? (() => {}), options.stopping),
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
  const ended = Promise.race([runner.promise, broken]);
  ended.catch(() => {});
  return { poolId, running: () => [...running], ended, stop: () => runner.stop() };
}

/**
 * Rejects where the end of a job could not be noted, as soon as the jobs under way have ended. The queue stops then, too, but
 * its own promise may never settle: of ends that it could not note it loses count (graphile/worker#636).
 */
function endUnnoted(events: EventEmitter): Promise<never> {
  let underWay = 0;
  let fault: { error: unknown } | null = null;
  return new Promise((_, reject) => {
    const look = () => {
      if (fault && underWay <= 0) reject(fault.error);
    };
    events.on('job:start', () => underWay++);
    events.on('job:complete', () => {
      underWay--;
      look();
    });
    events.on('pool:fatalError', ({ error }: { error: unknown }) => {
      fault ??= { error };
      look();
    });
  });
}

function tasksOf(handlers: JobHandlers, onEnd: (end: JobEnd) => void, stopping?: AbortSignal): TaskList {
  const names = Object.keys(jobs) as JobName[];
  const taskOf =
    (name: JobName): Task =>
    (payload, { job }) =>
      asAsked(name, payload, async () => {
        const from = performance.now();
        const end = { job: name, id: job.id, attempt: job.attempts };
        try {
          await handlers[name](jobs[name].parse(payload) as never);
          onEnd({ ...end, ms: performance.now() - from });
        } catch (error) {
          onEnd({ ...end, ms: performance.now() - from, error });
          throw told(error, stopping?.aborted === true);
        }
      });
  return Object.fromEntries(names.map((name) => [name, taskOf(name)]));
}

/** The queue keeps the text of an error: by its beginning it is known what the job itself has not to answer for. */
function told(error: unknown, stopping: boolean): unknown {
  if (!stopping && !isLostDatabase(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  const reason = message.trim().split('\n').at(-1);
  return new Error(`${stopping ? interrupted : lostDatabase} ${reason}`, { cause: error });
}

/** Does a job in the name of the request that asked for it, or of nobody but itself. */
function asAsked(name: JobName, payload: unknown, work: () => Promise<void>): Promise<void> {
  const { requestId = newRequestId(), traceparent } = Origin.catch({}).parse(payload);
  const options = { kind: 'consumer' as const, parent: traceparent };
  return inScope({ requestId, job: name }, () => spanned(`job ${name}`, options, () => work()));
}

/** Errors and warnings; a line for every job would hide them. */
function quiet(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(level, message);
  });
}
