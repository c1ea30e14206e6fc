import type pg from 'pg';

export type WaiverRow = { benchmark: string; method: string; reason: string; by: string; count: number };

// What people said of overlaps of exactly these rows or their seeds, and how often.
export async function waiversOfFrozenRows(client: pg.PoolClient): Promise<WaiverRow[]> {
  const { rows } = await client.query<WaiverRow>(`
    SELECT b.name AS benchmark, h.method, h.reason, coalesce(h.decided_label, '') AS by, count(*)::int AS count
    FROM contamination_hits AS h
    JOIN benchmark_problems AS p ON p.id = h.problem_id
    JOIN benchmarks AS b ON b.id = p.benchmark_id
    WHERE h.state = 'waived' AND (h.variant_id IN (SELECT variant_id FROM frozen_rows)
                                  OR h.seed_id IN (SELECT seed_id FROM frozen_rows))
    GROUP BY 1, 2, 3, 4 ORDER BY b.name COLLATE "C", h.method, h.reason COLLATE "C", 4`);
  return rows;
}
