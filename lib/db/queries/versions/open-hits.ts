import type pg from 'pg';

export type OpenHits = { benchmark: string; rows: number };

// Rows of a version to be whose text, or whose seed's, overlaps a benchmark and nobody has said what that means.
export async function openHitsOfFrozenRows(client: pg.PoolClient): Promise<OpenHits[]> {
  const { rows } = await client.query<OpenHits>(`
    SELECT b.name AS benchmark, count(DISTINCT f.position)::int AS rows
    FROM contamination_hits AS h
    JOIN frozen_rows AS f ON f.variant_id = h.variant_id OR f.seed_id = h.seed_id
    JOIN benchmark_problems AS p ON p.id = h.problem_id
    JOIN benchmarks AS b ON b.id = p.benchmark_id
    WHERE h.state = 'open' GROUP BY b.name ORDER BY b.name`);
  return rows;
}
