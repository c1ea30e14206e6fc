import type { Tx } from '../client.ts';

// One beat for everything that a run holds: rows that it already finished are no longer leased and stay untouched.
export async function extendLeases(
  tx: Tx,
  lease: { batchId: string; workerId: string; leaseSeconds: number },
): Promise<number> {
  return tx.$executeRaw`
    UPDATE generation_requests
    SET lease_until = clock_timestamp() + make_interval(secs => ${lease.leaseSeconds}::float8)
    WHERE batch_id = ${lease.batchId}::uuid AND status = 'leased' AND worker_id = ${lease.workerId}`;
}
