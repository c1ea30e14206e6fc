/**
 * Requests a second that one worker drives against a local endpoint, from the request to the stored variant, beside a
 * bare loop of `fetch` on the same endpoint:
 *
 *   npm run bench -- generate [--requests N] [--concurrency N] [--after MS] [--checks each|later|both] [--json]
 */
import { parseArgs } from 'node:util';
import { startPlan } from '#lib/services/generate/index.ts';
import {
  bareLoop,
  cpuSeconds,
  cpuSecondsOfTree,
  residentMiB,
  startEndpoint,
  startWorker,
} from './generate/processes.ts';
import { makeLoad, openStudio, type Studio } from './generate/studio.ts';
import { type Metric, metric, printMetrics } from './metrics.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    concurrency: { type: 'string', default: '256' },
    after: { type: 'string', default: '50' },
    checks: { type: 'string', default: 'both' },
    json: { type: 'boolean', default: false },
  },
});
const requests = Number(values.requests);
const concurrency = Number(values.concurrency);
const targets = { later: 0.6, each: 0.3 } as const;

/** The body of one of the calls that the worker makes, to ask the same by hand. */
const body = JSON.stringify({
  ...{ model: 'm', temperature: 0.7, top_p: 1, max_tokens: 2048, seed: 1 },
  messages: [{ role: 'user', content: 'Solve the problem step by step. '.repeat(60) }],
});

/** From so many requests on the memory has had the time to show whether it grows. */
const manyRequests = 50_000;

type Load = { slug: string; model: string };

async function startBatch({ ctx }: Studio, { slug, model }: Load, checks: 'each' | 'later'): Promise<string> {
  const seeds = Math.min(requests, 1000);
  const source = { from: 'seeds' as const, filter: { limit: seeds } };
  const mix = [{ method: 'answer-augmentation', model }];
  const legs = [{ source, samples: Math.ceil(requests / seeds), mix }];
  const { batch } = await startPlan(ctx, { project: slug, legs, checks });
  return batch;
}

/** Waits for the end of a batch and notes the worker's memory on the way. */
async function watch({ ctx }: Studio, batch: string, pid: number) {
  const memory: number[] = [];
  for (;;) {
    const row = await ctx.db.batch.findUniqueOrThrow({ where: { id: batch } });
    const resident = residentMiB(pid);
    if (resident === 0 && process.platform === 'linux') throw new Error('The worker ended before its batch.');
    if (row.startedAt) memory.push(resident);
    if (row.finishedAt) return { row, memory };
    await new Promise((go) => setTimeout(go, 500));
  }
}

async function measure(studio: Studio, load: Load, checks: 'each' | 'later', loop: () => Promise<number>) {
  const bareBefore = await loop();
  const batch = await startBatch(studio, load, checks);
  const before = cpuSecondsOfTree(studio.postgres);
  const worker = startWorker(studio.url, studio.folder);
  try {
    const { row, memory } = await watch(studio, batch, worker.pid);
    const cpu = (1000 * cpuSeconds(worker.pid)) / row.done;
    const database = (1000 * (cpuSecondsOfTree(studio.postgres) - before)) / row.done;
    const seconds = (row.finishedAt!.getTime() - row.startedAt!.getTime()) / 1000;
    const rate = row.done / seconds;
    if (row.done < requests) console.error(`Only ${row.done} of ${requests} are done: ${row.error}`);
    await jobsEnded(studio);
    // Before and after: the machine is not equally fast at both times.
    const bare = (bareBefore + (await loop())) / 2;
    const middle = Math.floor(memory.length / 2);
    const [early, late] = [memory.slice(0, middle), memory.slice(middle)].map((part) => Math.max(0, ...part));
    const name = checks === 'each' ? 'with every check' : 'up to stored variants';
    return [
      metric(`${name}: bare loop of fetch, mean of before and after`, bare, '1/s'),
      metric(`${name}: requests`, rate, '1/s', { least: bare * targets[checks], floor: bare }),
      metric(`${name}: worker's processor time a request`, cpu, 'ms'),
      metric(`${name}: PostgreSQL's processor time a request`, database, 'ms'),
      metric(`${name}: worker's memory, most in the first half`, early!, 'MiB'),
      metric(`${name}: worker's memory, most in the second half`, late!, 'MiB', {
        floor: early!,
        ...(requests >= manyRequests && { most: 1.1 * early! }),
      }),
    ];
  } finally {
    await jobsEnded(studio);
    await worker.stop();
  }
}

/** What follows a batch, such as the search for near duplicates, is not to burden the next measurement. */
async function jobsEnded({ pool }: Studio): Promise<void> {
  const open =
    'SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts';
  for (;;) {
    const { rows } = await pool.query<{ count: number }>(open);
    if (rows[0]?.count === 0) return;
    await new Promise((go) => setTimeout(go, 200));
  }
}

async function run(): Promise<Metric[]> {
  const endpoint = await startEndpoint(Number(values.after));
  const studio = await openStudio();
  try {
    await bareLoop(endpoint.url, Math.min(requests, 2000), concurrency, body);
    const loop = () => bareLoop(endpoint.url, requests, concurrency, body);
    const lines: Metric[] = [];
    const modes = (['later', 'each'] as const).filter(
      (one) => values.checks === 'both' || values.checks === one,
    );
    for (const checks of modes) {
      const load = await makeLoad(studio.ctx, endpoint.url, { seeds: Math.min(requests, 1000), concurrency });
      lines.push(...(await measure(studio, load, checks, loop)));
    }
    return lines;
  } finally {
    await studio.close();
    await endpoint.stop();
  }
}

printMetrics(await run(), values.json);
