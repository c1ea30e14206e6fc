import type { Tx } from '../client.ts';

export type IdleBatch = { id: string; selecting: boolean };

// Batches that still have work but no job that would do it: their job was lost with its worker, or gave up. One whose
// next leg is being selected needs that job, any other its run; a paused one needs none, and one that waits for a
// provider's Batch API is called by what comes from there.
export async function openBatchesWithoutJob(tx: Tx): Promise<IdleBatch[]> {
  return tx.$queryRaw<IdleBatch[]>`
    WITH open AS (
      SELECT id, status = 'running' AND EXISTS (
               SELECT FROM batch_legs AS l WHERE l.batch_id = b.id AND l.status = 'selecting') AS selecting
      FROM batches AS b
      WHERE (status IN ('queued', 'running') AND NOT (b.via_batch_api AND EXISTS (
          SELECT FROM provider_batches AS p WHERE p.batch_id = b.id AND p.ended_at IS NULL)))
        OR (status <> 'paused' AND EXISTS (
        SELECT FROM generation_requests AS r WHERE r.batch_id = b.id AND (r.status = 'queued' OR r.status = 'leased')))
    )
    SELECT id, selecting FROM open AS o
    WHERE NOT EXISTS (
      SELECT FROM graphile_worker.jobs AS j
      WHERE j.key = CASE WHEN o.selecting THEN 'generate.advance:' ELSE 'generate.run:' END || o.id
        AND j.attempts < j.max_attempts)`;
}
