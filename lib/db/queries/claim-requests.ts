import type { Tx } from '../client.ts';
import { Prisma } from '../generated/client.ts';

export type ClaimedRequest = {
  id: string;
  seq: bigint;
  armId: string;
  fence: number;
  attempts: number;
  sample: number;
  hop: number;
  step: number;
  state: Record<string, unknown> | null;
  /** The seed that it goes back to; null where it asks a problem of a benchmark. */
  seedId: string | null;
  problemId: string | null;
  parentId: string | null;
  problem: string;
  solution: string | null;
  answer: string | null;
  subject: string | null;
  level: number | null;
  contentHash: string;
  /** Which revision of the parent variant this is; null for a seed. */
  parentRevision: number | null;
  /** Tokens that were taken from the endpoint's limit for it; 0 where there is no such limit. */
  reserved: number;
  /** When it was claimed, in the database's time, milliseconds since 1970. */
  claimedAt: number;
};

export type Claim = {
  batchId: string;
  endpointId: string | null;
  /** "<worker>/<run>" */
  workerId: string;
  count: number;
  leaseSeconds: number;
  /** Tokens that may be reserved, and what each arm's calls are expected to take beside the problem's own bytes. */
  tokens?: { left: number; byArm: Readonly<Record<string, number>>; perByte: number };
};

// Workers take requests without waiting for each other (SKIP LOCKED). A request is free when it is queued and its
// back-off (lease_until) is over, or, before those, when its holder's lease ran out; the call that the lost holder may
// have made is recorded as lost. The fence makes the old holder's write void. Nothing is free in a batch that does not run, whose
// ledger reached its budget, or that has enough passed variants.
export async function claimRequests(tx: Tx, claim: Claim): Promise<ClaimedRequest[]> {
  const { tokens } = claim;
  // Written so that the index gives them in order: with IS NOT DISTINCT FROM each claim sorted all that were open.
  const atEndpoint =
    claim.endpointId === null
      ? Prisma.sql`r.endpoint_id IS NULL`
      : Prisma.sql`r.endpoint_id = ${claim.endpointId}::uuid`;
  return tx.$queryRaw<ClaimedRequest[]>`
    WITH open AS (
      SELECT FROM batches AS b WHERE b.id = ${claim.batchId}::uuid AND b.status = 'running'
        AND (b.budget IS NULL OR b.spent < b.budget) AND (b.stop_passed IS NULL OR b.passed < b.stop_passed)
        AND (b.stop_minutes IS NULL OR clock_timestamp() < b.started_at + make_interval(mins => b.stop_minutes))
    ), left_behind AS (
      SELECT r.id, r.seq, r.status, r.step, r.fence, r.arm_id, r.seed_id, r.problem_id, r.parent_id, r.state
      FROM generation_requests AS r
      WHERE r.batch_id = ${claim.batchId}::uuid AND ${atEndpoint} AND r.status = 'leased'
        AND r.lease_until < clock_timestamp() AND EXISTS (SELECT FROM open)
      ORDER BY r.seq LIMIT ${claim.count}::int FOR UPDATE OF r SKIP LOCKED
    ), waiting AS (
      SELECT r.id, r.seq, r.status, r.step, r.fence, r.arm_id, r.seed_id, r.problem_id, r.parent_id, r.state
      FROM generation_requests AS r
      WHERE r.batch_id = ${claim.batchId}::uuid AND ${atEndpoint} AND r.status = 'queued'
        AND (r.lease_until IS NULL OR r.lease_until < clock_timestamp()) AND EXISTS (SELECT FROM open)
      ORDER BY r.seq LIMIT ${claim.count}::int - (SELECT count(*) FROM left_behind) FOR UPDATE OF r SKIP LOCKED
    ), free AS (
      SELECT * FROM left_behind UNION ALL SELECT * FROM waiting
    ), sized AS (
      SELECT f.*, coalesce(v.problem, s.problem, p.problem) AS problem,
             CASE WHEN v.id IS NULL THEN coalesce(s.solution, p.solution) ELSE v.solution END AS solution,
             CASE WHEN v.id IS NULL THEN coalesce(s.answer, p.answer) ELSE v.answer END AS answer,
             CASE WHEN v.id IS NULL THEN coalesce(s.subject, p.subject) ELSE v.subject END AS subject,
             CASE WHEN v.id IS NULL THEN coalesce(s.level, p.level) ELSE v.level END AS level,
             coalesce(v.content_hash, s.content_hash, p.content_hash) AS content_hash, v.revision AS parent_revision,
             CASE WHEN ${tokens === undefined} THEN 0 ELSE
               ceil(coalesce((${JSON.stringify(tokens?.byArm ?? {})}::jsonb ->> f.arm_id::text)::float8, 0)
                    + (octet_length(coalesce(v.problem, s.problem, p.problem)) + coalesce(octet_length(f.state::text), 0))
                      * ${tokens?.perByte ?? 0}::float8)::int END AS reserved
      FROM free AS f LEFT JOIN seeds AS s ON s.id = f.seed_id LEFT JOIN variants AS v ON v.id = f.parent_id
        LEFT JOIN benchmark_problems AS p ON p.id = f.problem_id
    ), affordable AS (
      SELECT * FROM (SELECT *, coalesce(sum(reserved) OVER (ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
                                 AS before FROM sized) AS one
      WHERE ${tokens === undefined} OR before < ${tokens?.left ?? 0}::float8
    ), lost AS (
      INSERT INTO model_calls (id, batch_id, request_id, endpoint_id, step, attempt, status, reason, message)
      SELECT gen_random_uuid(), ${claim.batchId}::uuid, id, ${claim.endpointId}::uuid, step, fence, 'lost', 'lost',
             'The worker was lost while this call was under way; the provider may have answered it.'
      FROM affordable WHERE status = 'leased' AND ${claim.endpointId}::uuid IS NOT NULL
      ON CONFLICT (request_id, step, attempt) DO NOTHING
      RETURNING 1
    ), counted AS (
      UPDATE batches SET calls_lost = calls_lost + (SELECT count(*) FROM lost)
      WHERE id = ${claim.batchId}::uuid AND EXISTS (SELECT FROM lost)
    ), taken AS (
      UPDATE endpoint_throttles
      SET requests_left = requests_left - (SELECT count(*) FROM affordable),
          tokens_left = tokens_left - (SELECT coalesce(sum(reserved), 0) FROM affordable)
      WHERE endpoint_id = ${claim.endpointId}::uuid
        AND (requests_left IS NOT NULL OR tokens_left IS NOT NULL) AND EXISTS (SELECT FROM affordable)
    ), claimed AS (
      UPDATE generation_requests AS r
      SET status = 'leased', attempts = r.attempts + 1, fence = r.fence + 1, worker_id = ${claim.workerId},
          lease_until = clock_timestamp() + make_interval(secs => ${claim.leaseSeconds}::float8)
      FROM affordable AS a WHERE r.id = a.id
      RETURNING r.id, r.seq, r.arm_id, r.fence, r.attempts, r.sample, r.hop, r.step, r.state, r.seed_id, r.problem_id, r.parent_id,
                a.problem, a.solution, a.answer, a.subject, a.level, a.content_hash, a.parent_revision, a.reserved
    )
    SELECT id, seq, arm_id AS "armId", fence, attempts, sample, hop, step, state, seed_id AS "seedId",
           problem_id AS "problemId", parent_id AS "parentId", problem, solution, answer, subject, level, content_hash AS "contentHash",
           parent_revision AS "parentRevision", reserved,
           (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "claimedAt"
    FROM claimed ORDER BY seq`;
}
