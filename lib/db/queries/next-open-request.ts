import type { Tx } from '../client.ts';

// When a run finds nothing to claim, what is still open is leased elsewhere or waits: the earliest end of that.
// `freeAt` is null for a request that is free now; no row means that the batch has nothing open.
export async function nextOpenRequest(tx: Tx, batchId: string): Promise<{ freeAt: Date | null } | null> {
  const rows = await tx.$queryRaw<{ count: number; free: number; freeAt: Date | null }[]>`
    SELECT count(*)::int AS count, count(*) FILTER (WHERE lease_until IS NULL)::int AS free,
           min(lease_until) AS "freeAt"
    FROM generation_requests WHERE batch_id = ${batchId}::uuid AND status IN ('queued', 'leased')`;
  const open = rows[0];
  if (!open || open.count === 0) return null;
  return { freeAt: open.free > 0 ? null : open.freeAt };
}
