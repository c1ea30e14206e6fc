import type { Tx } from '../../client.ts';

export type DifficultyCount = { level: number | null; estimated: number | null; rows: number };

// All variants of a project by level, or by estimated level where they have none, whatever was decided of them: what a
// random choice draws from. Those that may go into no version are not among them.
export async function countDifficulties(tx: Tx, projectId: string): Promise<DifficultyCount[]> {
  return tx.$queryRaw<DifficultyCount[]>`
    SELECT v.level, CASE WHEN v.level IS NULL THEN round(v.estimated_level)::int END AS estimated, count(*)::int AS rows
    FROM variants AS v
    WHERE v.project_id = ${projectId}::uuid
      AND v.id NOT IN (SELECT h.variant_id FROM contamination_hits AS h WHERE h.state = 'removed' AND h.variant_id IS NOT NULL)
      AND v.seed_id NOT IN (SELECT s.id FROM seeds AS s
                            WHERE s.project_id = ${projectId}::uuid AND s.excluded_reason = 'contaminated')
    GROUP BY 1, 2 ORDER BY 1, 2`;
}
