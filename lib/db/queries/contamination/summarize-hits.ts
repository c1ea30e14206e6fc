import type { Tx } from '../../client.ts';

export type HitCount = { benchmark: string; method: string; state: string; kind: string; count: number };

// Every count of the page in one pass; there are far fewer hits than texts.
export async function summarizeHits(tx: Tx, projectId: string): Promise<HitCount[]> {
  return tx.$queryRaw<HitCount[]>`
    SELECT p.benchmark_id AS benchmark, h.method, h.state::text AS state,
           CASE WHEN h.seed_id IS NULL THEN 'variant' ELSE 'seed' END AS kind, count(*)::int AS count
    FROM contamination_hits h JOIN benchmark_problems p ON p.id = h.problem_id
    WHERE h.project_id = ${projectId}::uuid
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
}
