import type { Tx } from '../client.ts';

/** A job that was taken this many milliseconds ago has reached the one who took it, or never will. */
const arrivedMs = 15_000;

// A connection that dies between the taking of a job and its arrival, or between its end and the note of it, leaves the
// job locked by a pool that lives and does not work on it, for four hours. The queue's own functions free whole pools
// only, so this writes its tables: jobs of the pool that it does not name are free again, as are their queues.
export async function unlockLostJobs(
  tx: Tx,
  one: { poolId: string; running: readonly string[]; now: Date },
): Promise<number> {
  const before = new Date(one.now.getTime() - arrivedMs);
  return tx.$executeRaw`
    WITH lost AS (
      UPDATE graphile_worker._private_jobs SET locked_by = NULL, locked_at = NULL, run_at = greatest(run_at, now())
      WHERE locked_by = ${one.poolId} AND locked_at < ${before} AND NOT id = ANY(${one.running}::bigint[])
      RETURNING job_queue_id)
    UPDATE graphile_worker._private_job_queues AS q SET locked_by = NULL, locked_at = NULL
    FROM lost WHERE q.id = lost.job_queue_id AND q.locked_by = ${one.poolId}`;
}
