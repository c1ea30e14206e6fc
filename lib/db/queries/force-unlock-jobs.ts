import type { Tx } from '../client.ts';

// The queue keeps a killed worker's jobs locked for four hours. Pools that no living worker names are dead: their jobs
// are free again at once. A job that is unlocked by mistake runs twice, which leases and fences make harmless.
export async function forceUnlockJobs(tx: Tx, livingPoolIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.force_unlock_workers(dead.pools)
    FROM (SELECT array_agg(DISTINCT locked_by) AS pools FROM graphile_worker.jobs
          WHERE locked_by IS NOT NULL AND NOT locked_by = ANY(${livingPoolIds}::text[])) AS dead
    WHERE dead.pools IS NOT NULL`;
}
