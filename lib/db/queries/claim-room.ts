import type { Tx } from '../client.ts';

export type RoomAsked = {
  batchId: string;
  endpointId: string;
  workerId: string;
  /** Calls that this worker has under way at the endpoint, over all of its batches. */
  underWay: number;
  /** What one call may cost, in US dollars, while the batch's own ledger cannot tell yet. */
  expectedCost: number;
};

export type Room = {
  /** Calls at the endpoint, of all workers and batches. */
  busy: number;
  /** What this batch may have under way at the endpoint, beside the others that wait for it. */
  share: number;
  /** Calls that the budget pays for, beyond those under way; null without a budget. */
  affordable: number | null;
};

// Other workers' calls are counted by their leases, never by a counter that a crash could leave wrong; this worker's
// own by what it knows to be under way, because a reply that waits to be stored keeps its lease but no connection. With
// a budget leases count for this worker too: an answer that is not in the ledger yet is money that may be gone. Where
// several batches wait for one endpoint, each gets an equal part of it. Asked after `lockThrottle`, in a statement of
// its own: this one's snapshot sees what the claim before it took.
export async function claimRoom(
  tx: Tx,
  allowed: number,
  { batchId, endpointId, workerId, underWay, expectedCost }: RoomAsked,
): Promise<Room> {
  const rows = await tx.$queryRaw<Room[]>`
    WITH leased AS (
      SELECT batch_id, split_part(worker_id, '/', 1) AS worker FROM generation_requests
      WHERE endpoint_id = ${endpointId}::uuid AND status = 'leased' AND lease_until >= clock_timestamp()
    ), money AS (
      SELECT budget, greatest(budget - spent, 0)::float8 AS remaining,
             CASE WHEN calls_answered > 0 THEN spent / calls_answered ELSE ${expectedCost}::numeric END::float8 AS each
      FROM batches WHERE id = ${batchId}::uuid
    ), waiting AS (
      SELECT greatest(count(*), 1) AS batches FROM batches AS b
      WHERE b.status = 'running' AND EXISTS (
        SELECT FROM generation_requests AS r
        WHERE r.batch_id = b.id AND r.endpoint_id = ${endpointId}::uuid
          AND r.status = 'queued' AND (r.lease_until IS NULL OR r.lease_until < clock_timestamp()))
    ), own AS (
      SELECT count(*) FILTER (WHERE batch_id = ${batchId}::uuid) AS of_batch,
             count(*) FILTER (WHERE worker <> ${workerId}) AS of_others,
             count(*) FILTER (WHERE worker = ${workerId}) AS of_worker
      FROM leased
    ), running AS (
      SELECT (SELECT count(*) FROM generation_requests
              WHERE batch_id = ${batchId}::uuid AND status = 'leased') AS of_batch
    )
    SELECT (o.of_others + CASE WHEN m.budget IS NULL THEN ${underWay}::bigint
                               ELSE greatest(o.of_worker, ${underWay}::bigint) END)::int AS busy,
           CASE WHEN w.batches = 1 THEN ${Math.floor(allowed)}::int
                ELSE greatest(1, ceil(${allowed}::float8 / w.batches))::int - o.of_batch::int END AS share,
           CASE WHEN m.budget IS NULL OR m.each = 0 THEN NULL
                WHEN m.remaining <= 0 THEN 0
                ELSE greatest((r.of_batch = 0)::int,
                              least(floor(m.remaining / m.each), 1000000)::int - r.of_batch::int) END AS affordable
    FROM own AS o, money AS m, waiting AS w, running AS r`;
  return rows[0] ?? { busy: 0, share: 0, affordable: 0 };
}
