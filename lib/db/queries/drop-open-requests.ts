import type { Tx } from '../client.ts';

export type Drop = {
  batchId: string;
  as: 'failed' | 'cancelled';
  reason: string | null;
  message: string | null;
};

// What nobody will ask any more: waiting requests, and those whose holder is gone. They are counted like results. A
// holder's name stands on what it leased alone: the calls that it may have had under way are recorded as lost.
export async function dropOpenRequests(tx: Tx, { batchId, as, reason, message }: Drop): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    WITH dropped AS (
      UPDATE generation_requests
      SET status = ${as}::"RequestStatus", finished_at = clock_timestamp(), lease_until = NULL, reason = ${reason},
          message = ${message}
      WHERE batch_id = ${batchId}::uuid
        AND (status = 'queued' OR (status = 'leased' AND lease_until < clock_timestamp()))
      RETURNING id, endpoint_id, step, fence, worker_id
    ), lost AS (
      INSERT INTO model_calls (id, batch_id, request_id, endpoint_id, step, attempt, status, reason, message)
      SELECT gen_random_uuid(), ${batchId}::uuid, id, endpoint_id, step, fence, 'lost', 'lost',
             'The worker was lost while this call was under way; the provider may have answered it.'
      FROM dropped WHERE worker_id IS NOT NULL AND endpoint_id IS NOT NULL
      ON CONFLICT (request_id, step, attempt) DO NOTHING
      RETURNING 1
    ), sum AS (
      SELECT (SELECT count(*)::int FROM dropped) AS count, (SELECT count(*)::int FROM lost) AS lost
    ), counted AS (
      UPDATE batches SET failed = failed + CASE WHEN ${as} = 'failed' THEN sum.count ELSE 0 END,
                         cancelled = cancelled + CASE WHEN ${as} = 'cancelled' THEN sum.count ELSE 0 END,
                         calls_lost = calls_lost + sum.lost
      FROM sum WHERE id = ${batchId}::uuid AND sum.count > 0
      RETURNING id
    ), told AS (
      INSERT INTO batch_reasons AS k (batch_id, status, reason, count, example)
      SELECT ${batchId}::uuid, 'failed', ${reason}, sum.count, coalesce(${message}, '') FROM sum, counted
      WHERE ${as} = 'failed' AND ${reason}::text IS NOT NULL
      ON CONFLICT (batch_id, status, reason) DO UPDATE SET count = k.count + EXCLUDED.count
    )
    SELECT count FROM sum`;
  return rows[0]?.count ?? 0;
}
