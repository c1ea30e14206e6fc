import type { Tx } from '../client.ts';

export type UnderWay = { batchId: string; leased: number; submitted: number };

// Of the requests that a batch's counters do not hold as ended, those that are being worked on: a few entries of an
// index, however many requests there are.
export async function countUnderWay(tx: Tx, batchIds: readonly string[]): Promise<UnderWay[]> {
  return tx.$queryRaw<UnderWay[]>`
    SELECT batch_id AS "batchId", count(*) FILTER (WHERE status = 'leased')::int AS leased,
           count(*) FILTER (WHERE status = 'submitted')::int AS submitted
    FROM generation_requests
    WHERE batch_id = ANY(${batchIds}::uuid[]) AND (status = 'leased' OR status = 'submitted')
    GROUP BY batch_id`;
}
