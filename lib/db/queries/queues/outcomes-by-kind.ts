import type { Tx } from '../../client.ts';

export type KindOutcomes = { method: string; checkState: string; accepted: number; rejected: number };

// How decisions went by method and state of checks: some rows for millions of variants, read once for a queue.
export async function outcomesByKind(tx: Tx, projectId: string): Promise<KindOutcomes[]> {
  return tx.$queryRaw<KindOutcomes[]>`
    SELECT method, check_state::text AS "checkState",
           count(*) FILTER (WHERE status = 'accepted')::int AS accepted,
           count(*) FILTER (WHERE status = 'rejected')::int AS rejected
    FROM variants WHERE project_id = ${projectId}::uuid AND status IN ('accepted', 'rejected') GROUP BY 1, 2`;
}
