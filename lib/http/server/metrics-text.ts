import { Gauge, Registry } from 'prom-client';
import { asText, type MetricsData, type ProcessMetrics } from '#lib/observe/metrics.ts';
import type { Workings } from '#lib/services/health/read-workings.ts';

/** Everything that is counted, for Prometheus: this process, the workers as of their last beats, the queue. */
export async function metricsText(own: ProcessMetrics, workings: Workings): Promise<string> {
  const studio = await workingsAsMetrics(workings);
  const workers = workings.workers.flatMap(({ metrics }) => (isMetrics(metrics) ? [metrics] : []));
  return asText([studio, await own.registry.getMetricsAsJSON(), ...workers]);
}

const isMetrics = (value: unknown): value is MetricsData => Array.isArray(value);

function workingsAsMetrics({ databaseUp, jobs, workers }: Workings): Promise<MetricsData> {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  gauge('corollary_database_up', 'Whether the database answers').set(databaseUp ? 1 : 0);
  const counts = gauge('corollary_jobs', 'Jobs that are not done', ['job', 'state']);
  for (const { job, state, count } of jobs) counts.set({ job, state }, count);
  const oldest = jobs.filter(({ state }) => state === 'waiting').map((one) => one.oldestSeconds);
  gauge('corollary_job_queue_age_seconds', 'Since the job that has waited longest could have begun').set(
    Math.max(0, ...oldest),
  );
  const beats = gauge('corollary_worker_heartbeat_age_seconds', 'Since the last beat of a worker', [
    'worker',
  ]);
  for (const { hostname, pid, secondsSinceBeat } of workers)
    beats.set({ worker: `${hostname}-${pid}` }, secondsSinceBeat);
  gauge('corollary_workers', 'Workers that have not signed off').set(workers.length);
  return registry.getMetricsAsJSON();
}
