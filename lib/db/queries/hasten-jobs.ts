import type { Tx } from '../client.ts';
import { lostDatabase } from '../lost-database.ts';

/** A job that only lost its database waits this many seconds at most. */
const waitSeconds = 2;

// The queue makes a job wait e, e², e³ … seconds after each failure, four hours at last. That is for failures that time
// may heal; a database that answers this statement is back. Its own functions change one job by its id, so this writes
// its table.
export async function hastenJobs(tx: Tx): Promise<number> {
  return tx.$executeRaw`
    UPDATE graphile_worker._private_jobs SET run_at = now() + make_interval(secs => ${waitSeconds})
    WHERE locked_at IS NULL AND attempts BETWEEN 1 AND max_attempts - 1
      AND run_at > now() + make_interval(secs => ${waitSeconds}) AND starts_with(last_error, ${lostDatabase})`;
}
