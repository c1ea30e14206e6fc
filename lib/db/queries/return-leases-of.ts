import type { Tx } from '../client.ts';

// A worker that is dead, or a run that failed, cannot finish: its requests need not wait for their leases to run out.
// The calls that it may have had under way are recorded as lost, as at a take-over. A holder is "<worker>/<run>" for
// one run, or "<worker>" for all of its runs.
export async function returnLeasesOf(tx: Tx, holders: readonly string[]): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    WITH returned AS (
      UPDATE generation_requests SET status = 'queued', lease_until = NULL, worker_id = NULL
      WHERE status = 'leased'
        AND (worker_id = ANY(${holders}::text[]) OR split_part(worker_id, '/', 1) = ANY(${holders}::text[]))
      RETURNING id, batch_id, endpoint_id, step, fence
    ), lost AS (
      INSERT INTO model_calls (id, batch_id, request_id, endpoint_id, step, attempt, status, reason, message)
      SELECT gen_random_uuid(), batch_id, id, endpoint_id, step, fence, 'lost', 'lost',
             'The worker was lost while this call was under way; the provider may have answered it.'
      FROM returned WHERE endpoint_id IS NOT NULL
      ON CONFLICT (request_id, step, attempt) DO NOTHING
      RETURNING batch_id
    ), counted AS (
      UPDATE batches AS b SET calls_lost = b.calls_lost + l.calls
      FROM (SELECT batch_id, count(*) AS calls FROM lost GROUP BY batch_id) AS l WHERE b.id = l.batch_id
    )
    SELECT count(*)::int AS count FROM returned`;
  return rows[0]?.count ?? 0;
}
