import type { Tx } from '../client.ts';
import type { Prisma } from '../generated/client.ts';

export type CandidateText = { id: string; seq: bigint; problem: string; contentHash: string };

// The texts of a leg's candidates in the order of arrival, page by page: a selection compares all of them, and one
// result of hundreds of megabytes would stand in memory twice.
export async function candidateTexts(
  tx: Tx,
  candidates: Prisma.Sql,
  after: bigint,
  count: number,
): Promise<CandidateText[]> {
  return tx.$queryRaw<CandidateText[]>`
    SELECT coalesce(parent_id, seed_id) AS id, seq, problem, content_hash AS "contentHash" FROM (${candidates}) AS c
    WHERE seq > ${after} ORDER BY seq LIMIT ${count}::int`;
}
