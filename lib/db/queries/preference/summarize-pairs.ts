import type pg from 'pg';
import type { RowGroup } from '../recipe/summarize-rows.ts';

// All counts of a preview of pairs, by what the better side is.
export async function summarizePairs(client: pg.PoolClient): Promise<RowGroup[]> {
  const { rows } = await client.query<RowGroup>(`
    SELECT * FROM (
      SELECT b.method, b.subject, b.level, CASE WHEN b.level IS NULL THEN round(b.estimated)::int END AS estimated,
             f.split, count(*)::int AS rows
      FROM frozen_rows AS f JOIN pair_better AS b ON b.variant_id = f.variant_id AND b.revision = f.revision
      GROUP BY 1, 2, 3, 4, 5) AS groups
    ORDER BY method COLLATE "C", subject COLLATE "C", level, estimated, split`);
  return rows;
}
