import type { Tx } from '../client.ts';

export type NextOpen = {
  /** Requests that wait for the provider's Batch API. */
  submitted: boolean;
  /** Others that are open. */
  open: boolean;
  /** When the next of them may be free; null: now. */
  freeAt: Date | null;
};

// When a run finds nothing to claim, what is still open is leased elsewhere or waits for its back-off: the earliest end
// of that. Where a request is free now, the first rows of the index say so; all are read only where none is. States are
// joined by OR, not IN: each has an index of its own.
export async function nextOpenRequest(tx: Tx, batchId: string): Promise<NextOpen> {
  const rows = await tx.$queryRaw<(NextOpen & { free: boolean })[]>`
    WITH free AS (
      SELECT EXISTS (SELECT FROM generation_requests
                     WHERE batch_id = ${batchId}::uuid AND status = 'queued' AND lease_until IS NULL) AS free
    ), next AS (
      SELECT min(lease_until) AS "freeAt" FROM generation_requests, free
      WHERE batch_id = ${batchId}::uuid AND (status = 'queued' OR status = 'leased') AND NOT free.free
    )
    SELECT free.free OR next."freeAt" IS NOT NULL AS open, CASE WHEN NOT free.free THEN next."freeAt" END AS "freeAt",
           EXISTS (SELECT FROM generation_requests
                   WHERE batch_id = ${batchId}::uuid AND status = 'submitted') AS submitted
    FROM free, next`;
  return rows[0] ?? { submitted: false, open: false, freeAt: null };
}
