import {
  Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  type MetricObjectWithValues,
  Registry,
} from 'prom-client';
import { onModelCall } from './model-calls.ts';

/** What this process counts, as Prometheus reads it. */
export type ProcessMetrics = ReturnType<typeof makeMetrics>;
/** The counts of a process as data, as one process hands them to another. */
export type MetricsData = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Fresh counts under these labels; `process.*` and `nodejs.*` are among them. */
export function makeMetrics(labels: Record<string, string>) {
  const registry = new Registry();
  registry.setDefaultLabels(labels);
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const calls = modelMetrics(registry);
  onModelCall(({ kind, outcome, seconds: took, promptTokens, completionTokens }) => {
    calls.total.inc({ kind, outcome });
    calls.duration.observe({ kind }, took);
    calls.tokens.inc({ direction: 'in' }, promptTokens);
    calls.tokens.inc({ direction: 'out' }, completionTokens);
  });
  return {
    registry,
    requests: new Counter({
      ...{ name: 'corollary_http_requests_total', help: 'Requests answered', registers },
      labelNames: ['method', 'route', 'status'],
    }),
    requestSeconds: new Histogram({
      ...{
        name: 'corollary_http_request_duration_seconds',
        help: 'From arrival to the last byte',
        registers,
      },
      ...{ labelNames: ['method', 'route'], buckets: seconds },
    }),
    shed: new Counter({
      ...{ name: 'corollary_http_requests_shed_total', help: 'Requests answered with 429', registers },
      labelNames: ['reason'],
    }),
    jobSeconds: new Histogram({
      ...{ name: 'corollary_job_duration_seconds', help: 'Jobs done by this worker', registers },
      ...{ labelNames: ['job', 'outcome'], buckets: [...seconds, 60, 300, 1800] },
    }),
  };
}

function modelMetrics(registry: Registry) {
  const registers = [registry];
  return {
    total: new Counter({
      ...{ name: 'corollary_model_calls_total', help: 'Calls of models by how they ended', registers },
      labelNames: ['kind', 'outcome'],
    }),
    duration: new Histogram({
      ...{ name: 'corollary_model_call_duration_seconds', help: 'Calls of models', registers },
      ...{ labelNames: ['kind'], buckets: [...seconds, 60, 120, 300] },
    }),
    tokens: new Counter({
      ...{ name: 'corollary_model_tokens_total', help: 'Tokens that models counted', registers },
      labelNames: ['direction'],
    }),
  };
}

type Pool = { totalCount: number; idleCount: number; waitingCount: number };

/** Counts the connections of a pool whenever somebody asks. */
export function watchPool({ registry }: ProcessMetrics, pool: Pool): void {
  new Gauge({
    name: 'corollary_database_connections',
    help: 'Connections of this process to the database, and those who wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'awaited' }, pool.waitingCount);
    },
  });
}

/** A value that is asked for whenever somebody reads the counts. */
export function watchValue(
  { registry }: ProcessMetrics,
  name: string,
  help: string,
  value: () => number,
): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(value());
    },
  });
}

/** Several processes' counts as one text: each has labels of its own, so nothing is added up. */
export async function asText(all: readonly MetricsData[]): Promise<string> {
  const names = new Map<string, MetricObjectWithValues<never>>();
  for (const metric of all.flat()) {
    const one = metric as unknown as MetricObjectWithValues<never>;
    const known = names.get(one.name);
    if (known) known.values.push(...one.values);
    else names.set(one.name, { ...one, values: [...one.values] });
  }
  const joined = new Registry();
  for (const metric of names.values()) {
    joined.registerMetric(Object.assign({}, metric, { get: async () => metric }) as never);
  }
  return joined.metrics();
}

// A global, because the web server loads this module once for every bundle that it makes.
const place = globalThis as typeof globalThis & { corollaryMetrics?: ProcessMetrics };

/** The counts of this process; the program that opens them says who it is. */
export function openMetrics(labels: Record<string, string>): ProcessMetrics {
  place.corollaryMetrics ??= makeMetrics(labels);
  return place.corollaryMetrics;
}

/** Null in a process that counts nothing. */
export const processMetrics = (): ProcessMetrics | null => place.corollaryMetrics ?? null;
