import type { Tx } from '../client.ts';

/** A job that only lost its database waits so many seconds for each of its tries, at most. */
const waitSeconds = 2;

export type Blameless = {
  /** What the errors of jobs begin with that lost their database. */
  lost: string;
  /** What those begin with that were broken off; such a try does not count. */
  interrupted: string;
};

// The queue makes a job wait e, e², e³ … seconds after each failure, six hours at last. That is for failures that time
// may heal; a database that answers this statement is back, and a worker that runs it is there. Its own functions change
// one job by its id, so this writes its table.
export async function hastenJobs(tx: Tx, { lost, interrupted }: Blameless): Promise<number> {
  return tx.$executeRaw`
    UPDATE graphile_worker._private_jobs
    SET run_at = least(run_at, now() + make_interval(secs => ${waitSeconds} * attempts)),
        attempts = attempts - CASE WHEN starts_with(last_error, ${interrupted}) THEN 1 ELSE 0 END,
        last_error = CASE WHEN starts_with(last_error, ${interrupted}) THEN NULL ELSE last_error END
    WHERE locked_at IS NULL AND attempts > 0
      AND (starts_with(last_error, ${interrupted})
           OR starts_with(last_error, ${lost}) AND attempts < max_attempts
              AND run_at > now() + make_interval(secs => ${waitSeconds} * attempts))`;
}
