import type pg from 'pg';

export type SolveRate = { seq: string; solved: number; samples: number };

// How often models reach the known answer of each seed without a level, counted as for the hardness of a plan's seeds.
export async function solveRates(pool: pg.Pool, projectId: string, least: number): Promise<SolveRate[]> {
  const { rows } = await pool.query<SolveRate>(
    `SELECT s.seq, count(*) FILTER (WHERE c.outcome = 'passed')::int AS solved, count(*)::int AS samples
     FROM variants AS v
     JOIN check_results AS c ON c.variant_id = v.id AND c.revision = 1 AND c.rule = 'answer-agrees'
     JOIN seeds AS s ON s.id = v.seed_id
     WHERE v.project_id = $1 AND v.ground_truth = 'inherited' AND v.parent_id IS NULL
       AND c.outcome IN ('passed', 'failed') AND s.level IS NULL
     GROUP BY s.seq HAVING count(*) >= $2`,
    [projectId, least],
  );
  return rows;
}
