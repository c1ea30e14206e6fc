import type { Tx } from '../client.ts';

// A worker that is dead, or a run that failed, cannot finish: its requests need not wait for their leases to run out.
// A holder is "<worker>/<run>" for one run, or "<worker>" for all of its runs.
export async function returnLeasesOf(tx: Tx, holders: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE generation_requests SET status = 'queued', lease_until = NULL, worker_id = NULL
    WHERE status = 'leased'
      AND (worker_id = ANY(${holders}::text[]) OR split_part(worker_id, '/', 1) = ANY(${holders}::text[]))`;
}
