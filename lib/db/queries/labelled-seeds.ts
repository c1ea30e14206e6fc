import type pg from 'pg';

export type LabelledSeed = { problem: string; level: number | null; subject: string | null };

// A sample spread over the order of arrival, since a page of the oldest would be one import's only; by a hash, since every
// second or tenth row may be of another kind than the others.
export async function labelledSeeds(
  pool: pg.Pool,
  projectId: string,
  { every, limit }: { every: number; limit: number },
): Promise<LabelledSeed[]> {
  const { rows } = await pool.query<LabelledSeed>(
    `SELECT problem, level, subject FROM seeds
     WHERE project_id = $1 AND (level IS NOT NULL OR subject IS NOT NULL) AND (hashint8(seq) & 2147483647) % $2::int = 0
     ORDER BY seq LIMIT $3`,
    [projectId, every, limit],
  );
  return rows;
}
