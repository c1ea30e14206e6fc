import type { Tx } from '../client.ts';
import { Prisma } from '../generated/client.ts';
import type { ClaimedRequest } from './claim-requests.ts';

export type SubmittedRequest = ClaimedRequest & { seq: bigint };

// The requests of a provider's batch as a claim gives them, in pages by their order, or those of some ids: the lines
// are written from them and read back into them.
export async function submittedRequests(
  tx: Tx,
  providerBatchId: string,
  page: { after: bigint; count: number } | { ids: readonly string[] },
): Promise<SubmittedRequest[]> {
  const which =
    'ids' in page ? Prisma.sql`r.id = ANY(${[...page.ids]}::uuid[])` : Prisma.sql`r.seq > ${page.after}`;
  const limit = 'ids' in page ? Prisma.empty : Prisma.sql`LIMIT ${page.count}::int`;
  return tx.$queryRaw<SubmittedRequest[]>`
    SELECT r.id, r.seq, r.arm_id AS "armId", r.fence, r.attempts, r.sample, r.hop, r.step, r.state,
           r.seed_id AS "seedId", r.problem_id AS "problemId", r.parent_id AS "parentId",
           coalesce(v.problem, s.problem, p.problem) AS problem,
           CASE WHEN v.id IS NULL THEN coalesce(s.solution, p.solution) ELSE v.solution END AS solution,
           CASE WHEN v.id IS NULL THEN coalesce(s.answer, p.answer) ELSE v.answer END AS answer,
           CASE WHEN v.id IS NULL THEN coalesce(s.subject, p.subject) ELSE v.subject END AS subject,
           CASE WHEN v.id IS NULL THEN coalesce(s.level, p.level) ELSE v.level END AS level,
           coalesce(v.content_hash, s.content_hash, p.content_hash) AS "contentHash", v.revision AS "parentRevision",
           0 AS reserved, 0::float8 AS "claimedAt"
    FROM generation_requests AS r LEFT JOIN seeds AS s ON s.id = r.seed_id LEFT JOIN variants AS v ON v.id = r.parent_id
      LEFT JOIN benchmark_problems AS p ON p.id = r.problem_id
    WHERE r.provider_batch_id = ${providerBatchId}::uuid AND r.status = 'submitted' AND ${which}
    ORDER BY r.seq ${limit}`;
}
