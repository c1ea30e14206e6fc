import type { Tx } from '../client.ts';

// Failed and cancelled requests wait again, and are no longer counted as ended. What their calls cost stays in the
// ledger; they go on with the call that failed, or from the beginning where nothing of their earlier calls was kept.
export async function requeueRequests(tx: Tx, batchId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    WITH again AS (
      SELECT id, status FROM generation_requests
      WHERE batch_id = ${batchId}::uuid AND status IN ('failed', 'cancelled') FOR UPDATE
    ), queued AS (
      UPDATE generation_requests AS r
      SET status = 'queued', attempts = 0, lease_until = NULL, worker_id = NULL, reason = NULL, message = NULL,
          finished_at = NULL, step = CASE WHEN r.state IS NULL THEN 0 ELSE r.step END
      FROM again WHERE r.id = again.id
    ), counted AS (
      UPDATE batches AS b SET failed = b.failed - c.failed, cancelled = b.cancelled - c.cancelled
      FROM (SELECT count(*) FILTER (WHERE status = 'failed') AS failed,
                   count(*) FILTER (WHERE status = 'cancelled') AS cancelled FROM again) AS c
      WHERE b.id = ${batchId}::uuid
    ), forgotten AS (
      DELETE FROM batch_reasons WHERE batch_id = ${batchId}::uuid AND status = 'failed'
    )
    SELECT count(*)::int AS count FROM again`;
  return rows[0]?.count ?? 0;
}
