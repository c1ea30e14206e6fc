import type pg from 'pg';

export type LabelledSeed = { problem: string; level: number | null; subject: string | null };

// A sample spread evenly over the order of arrival: a page of the oldest would be one import's only.
export async function labelledSeeds(
  pool: pg.Pool,
  projectId: string,
  { every, limit }: { every: number; limit: number },
): Promise<LabelledSeed[]> {
  const { rows } = await pool.query<LabelledSeed>(
    `SELECT problem, level, subject FROM seeds
     WHERE project_id = $1 AND (level IS NOT NULL OR subject IS NOT NULL) AND seq % $2::int = 0
     ORDER BY seq LIMIT $3`,
    [projectId, every, limit],
  );
  return rows;
}
