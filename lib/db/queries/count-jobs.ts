import type { Db } from '../client.ts';

export type JobCount = {
  job: string;
  state: 'waiting' | 'later' | 'running' | 'failed';
  count: number;
  /** Seconds since the first of them could have begun. */
  oldestSeconds: number;
};

// The queue's tables have no Prisma client. One pass over all jobs, which are those that are not done: a job that is done
// is no row any more.
export async function countJobs(db: Db): Promise<JobCount[]> {
  return db.$queryRaw<JobCount[]>`
    SELECT task_identifier AS job,
      CASE WHEN locked_at IS NOT NULL THEN 'running' WHEN attempts >= max_attempts THEN 'failed'
        WHEN run_at > now() THEN 'later' ELSE 'waiting' END AS state,
      count(*)::int AS count, greatest(0, extract(epoch FROM now() - min(run_at)))::float8 AS "oldestSeconds"
    FROM graphile_worker.jobs GROUP BY 1, 2`;
}
