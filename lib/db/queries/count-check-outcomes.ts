import type { Tx } from '../client.ts';
import { Prisma } from '../generated/client.ts';

export type OutcomeCount = {
  rule: string;
  outcome: 'passed' | 'undecided' | 'failed' | 'skipped';
  count: number;
};

// Only what was said of the current revision counts: results of older texts stay in the table as history.
export async function countCheckOutcomes(
  tx: Tx,
  projectId: string,
  batchId?: string,
): Promise<OutcomeCount[]> {
  const ofBatch = batchId === undefined ? Prisma.empty : Prisma.sql`AND v.batch_id = ${batchId}::uuid`;
  return tx.$queryRaw<OutcomeCount[]>`
    SELECT r.rule, r.outcome::text AS outcome, count(*)::int AS count
    FROM variants AS v JOIN check_results AS r ON r.variant_id = v.id AND r.revision = v.revision
    WHERE v.project_id = ${projectId}::uuid ${ofBatch}
    GROUP BY r.rule, r.outcome`;
}
