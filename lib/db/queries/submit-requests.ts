import type { Tx } from '../client.ts';

// Claimed requests become lines of a provider's batch: their leases end, and only what their batch brings moves them.
export async function submitRequests(
  tx: Tx,
  providerBatchId: string,
  rows: readonly { id: string; fence: number }[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE generation_requests AS r
    SET status = 'submitted', provider_batch_id = ${providerBatchId}::uuid, lease_until = NULL, worker_id = NULL
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(id uuid, fence int)
    WHERE r.id = i.id AND r.fence = i.fence AND r.status = 'leased'`;
}
