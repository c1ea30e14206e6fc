import type { JobEnd } from '#lib/jobs/run.ts';
import type { Log } from '#lib/observe/log.ts';
import { processMetrics } from '#lib/observe/metrics.ts';

/** These come back every few seconds for as long as something runs. */
const following = /\.follow$/;

/** Counts and logs the ends of jobs, each with the request that asked for it. */
export function jobTeller(log: Log): (end: JobEnd) => void {
  return ({ job, id, attempt, ms, error }) => {
    const outcome = error === undefined ? 'done' : 'failed';
    processMetrics()?.jobSeconds.observe({ job, outcome }, ms / 1000);
    const line = { jobId: id, attempt, ms: Math.round(ms) };
    if (error !== undefined) log.error({ ...line, err: error }, 'job failed');
    else if (following.test(job)) log.debug(line, 'job done');
    else log.info(line, 'job done');
  };
}
