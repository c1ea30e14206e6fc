import type { Tx } from '../client.ts';

export type ClaimedRequest = {
  id: string;
  armId: string;
  fence: number;
  attempts: number;
  sample: number;
  hop: number;
  step: number;
  state: Record<string, unknown> | null;
  seedId: string;
  parentId: string | null;
  problem: string;
  solution: string | null;
  answer: string | null;
  subject: string | null;
  level: number | null;
  contentHash: string;
};

// Workers take requests without waiting for each other (SKIP LOCKED). A request is free when it is queued and its
// back-off (lease_until) is over, or when its holder's lease ran out; the call that the lost holder may have made is
// recorded as lost. The fence makes the old holder's write void.
export async function claimRequests(
  tx: Tx,
  claim: {
    batchId: string;
    endpointId: string | null;
    workerId: string;
    count: number;
    leaseSeconds: number;
  },
): Promise<ClaimedRequest[]> {
  return tx.$queryRaw<ClaimedRequest[]>`
    WITH free AS (
      SELECT id, status, step, fence FROM generation_requests
      WHERE batch_id = ${claim.batchId}::uuid AND endpoint_id IS NOT DISTINCT FROM ${claim.endpointId}::uuid
        AND status IN ('queued', 'leased')
        AND (lease_until IS NULL OR lease_until < clock_timestamp())
        AND EXISTS (SELECT FROM batches WHERE id = ${claim.batchId}::uuid AND status = 'running')
      ORDER BY seq LIMIT ${claim.count}::int FOR UPDATE SKIP LOCKED
    ), lost AS (
      INSERT INTO model_calls (id, batch_id, request_id, endpoint_id, step, attempt, status, reason, message)
      SELECT gen_random_uuid(), ${claim.batchId}::uuid, id, ${claim.endpointId}::uuid, step, fence, 'lost', 'lost',
             'The worker was lost while this call was under way; the provider may have answered it.'
      FROM free WHERE status = 'leased' AND ${claim.endpointId}::uuid IS NOT NULL
      ON CONFLICT (request_id, step, attempt) DO NOTHING
      RETURNING 1
    ), counted AS (
      UPDATE batches SET calls_lost = calls_lost + (SELECT count(*) FROM lost)
      WHERE id = ${claim.batchId}::uuid AND EXISTS (SELECT FROM lost)
    ), claimed AS (
      UPDATE generation_requests AS r
      SET status = 'leased', attempts = r.attempts + 1, fence = r.fence + 1, worker_id = ${claim.workerId},
          lease_until = clock_timestamp() + make_interval(secs => ${claim.leaseSeconds}::float8)
      FROM free WHERE r.id = free.id
      RETURNING r.id, r.seq, r.arm_id, r.fence, r.attempts, r.sample, r.hop, r.step, r.state, r.seed_id, r.parent_id
    )
    SELECT c.id, c.arm_id AS "armId", c.fence, c.attempts, c.sample, c.hop, c.step, c.state, c.seed_id AS "seedId",
           c.parent_id AS "parentId",
           coalesce(v.problem, s.problem) AS problem,
           CASE WHEN v.id IS NULL THEN s.solution ELSE v.solution END AS solution,
           CASE WHEN v.id IS NULL THEN s.answer ELSE v.answer END AS answer,
           CASE WHEN v.id IS NULL THEN s.subject ELSE v.subject END AS subject,
           CASE WHEN v.id IS NULL THEN s.level ELSE v.level END AS level,
           coalesce(v.content_hash, s.content_hash) AS "contentHash"
    FROM claimed AS c JOIN seeds AS s ON s.id = c.seed_id LEFT JOIN variants AS v ON v.id = c.parent_id
    ORDER BY c.seq`;
}
