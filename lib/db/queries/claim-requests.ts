import type { Tx } from '../client.ts';

export type ClaimedRequest = {
  id: string;
  fence: number;
  attempts: number;
  sample: number;
  seedId: string;
  problem: string;
  solution: string | null;
  answer: string | null;
  subject: string | null;
  level: number | null;
  contentHash: string;
};

// Workers take requests without waiting for each other (SKIP LOCKED). A request is free when it is queued and its
// back-off (lease_until) is over, or when its holder's lease ran out. The fence makes the old holder's write void.
export async function claimRequests(
  tx: Tx,
  claim: { batchId: string; workerId: string; count: number; leaseSeconds: number },
): Promise<ClaimedRequest[]> {
  return tx.$queryRaw<ClaimedRequest[]>`
    WITH free AS (
      SELECT id FROM generation_requests
      WHERE batch_id = ${claim.batchId}::uuid AND status IN ('queued', 'leased')
        AND (lease_until IS NULL OR lease_until < clock_timestamp())
        AND EXISTS (SELECT FROM batches WHERE id = ${claim.batchId}::uuid AND status = 'running')
      ORDER BY seq LIMIT ${claim.count}::int FOR UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE generation_requests AS r
      SET status = 'leased', attempts = attempts + 1, fence = fence + 1, worker_id = ${claim.workerId},
          lease_until = clock_timestamp() + make_interval(secs => ${claim.leaseSeconds}::float8)
      FROM free WHERE r.id = free.id
      RETURNING r.id, r.seq, r.fence, r.attempts, r.sample, r.seed_id
    )
    SELECT c.id, c.fence, c.attempts, c.sample, c.seed_id AS "seedId", s.problem, s.solution, s.answer, s.subject,
           s.level, s.content_hash AS "contentHash"
    FROM claimed AS c JOIN seeds AS s ON s.id = c.seed_id ORDER BY c.seq`;
}
