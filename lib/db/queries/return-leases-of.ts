import type { Tx } from '../client.ts';

// A worker that is known to be dead cannot finish: its requests need not wait for their leases to run out. Workers
// name their leases "<worker>/<run>".
export async function returnLeasesOf(tx: Tx, workerIds: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE generation_requests SET status = 'queued', lease_until = NULL, worker_id = NULL
    WHERE status = 'leased' AND split_part(worker_id, '/', 1) = ANY(${workerIds}::text[])`;
}
