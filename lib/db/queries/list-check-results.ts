import type { Tx } from '../client.ts';
import { Prisma } from '../generated/client.ts';

export type ListedCheckResult = {
  seq: bigint;
  variant: string;
  revision: number;
  method: string;
  status: 'pending' | 'accepted' | 'rejected';
  problem: string;
  answer: string;
  rule: string;
  outcome: 'passed' | 'undecided' | 'failed' | 'skipped';
  reason: string;
  evidence: unknown;
  at: Date;
};

// In the order of the variants, so that a page goes on behind a variant's seq while others are checked.
export async function listCheckResults(
  tx: Tx,
  page: { projectId: string; rule: string; outcome: string; batch?: string; after: number; limit: number },
): Promise<ListedCheckResult[]> {
  const ofBatch = page.batch === undefined ? Prisma.empty : Prisma.sql`AND v.batch_id = ${page.batch}::uuid`;
  return tx.$queryRaw<ListedCheckResult[]>`
    SELECT v.seq, v.id AS variant, v.revision, v.method, v.status::text AS status, v.problem, v.answer, r.rule,
           r.outcome::text AS outcome, r.reason, r.evidence, r.at
    FROM check_results AS r JOIN variants AS v ON v.id = r.variant_id AND v.revision = r.revision
    WHERE r.rule = ${page.rule} AND r.outcome = ${page.outcome}::"CheckOutcome"
      AND v.project_id = ${page.projectId}::uuid AND v.seq > ${page.after} ${ofBatch}
    ORDER BY v.seq LIMIT ${page.limit}::int`;
}
