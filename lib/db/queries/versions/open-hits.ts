import type pg from 'pg';

export type OpenHits = { benchmark: string; rows: number };

// Rows of a version to be whose text, or whose seed's, overlaps a benchmark and nobody has said what that means.
export async function openHitsOfFrozenRows(client: pg.PoolClient): Promise<OpenHits[]> {
  const { rows } = await client.query<OpenHits>(`
    WITH open AS (
      SELECT h.variant_id, h.seed_id, b.name AS benchmark
      FROM contamination_hits AS h
      JOIN benchmark_problems AS p ON p.id = h.problem_id JOIN benchmarks AS b ON b.id = p.benchmark_id
      WHERE h.state = 'open'
    ), hit AS (
      SELECT o.benchmark, f.position FROM open AS o JOIN frozen_rows AS f ON f.variant_id = o.variant_id
      UNION SELECT o.benchmark, f.position FROM open AS o JOIN frozen_rows AS f ON f.seed_id = o.seed_id
    )
    SELECT benchmark, count(*)::int AS rows FROM hit GROUP BY benchmark ORDER BY benchmark`);
  return rows;
}
