import type { Tx } from '../client.ts';

// Requests that a run holds and never began: free again, as if they had not been claimed. The fence stays raised.
export async function releaseLeases(
  tx: Tx,
  requests: readonly { id: string; fence: number }[],
): Promise<void> {
  const ids = requests.map((one) => one.id);
  const fences = requests.map((one) => one.fence);
  await tx.$executeRaw`
    UPDATE generation_requests AS r
    SET status = 'queued', lease_until = NULL, worker_id = NULL, attempts = r.attempts - 1
    FROM unnest(${ids}::uuid[], ${fences}::int[]) AS held(id, fence)
    WHERE r.id = held.id AND r.fence = held.fence AND r.status = 'leased'`;
}
