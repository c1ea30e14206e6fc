import type pg from 'pg';
import type { Split } from '#lib/domain/versions/schema.ts';
import { Prisma } from '../../generated/client.ts';
import { runStatement } from './run-statement.ts';
import { keptRows, type Stages, splitOf } from './stages.ts';

export type RowGroup = {
  method: string;
  subject: string | null;
  level: number | null;
  /** The estimated level, rounded, of rows without a level. */
  estimated: number | null;
  split: Split;
  rows: number;
};

// All counts of a preview in one pass over what was chosen.
export async function summarizeRows(client: pg.PoolClient, stages: Stages): Promise<RowGroup[]> {
  const { rows } = await runStatement<RowGroup>(
    client,
    Prisma.sql`
      SELECT * FROM (
        SELECT c.method, c.subject, c.level, CASE WHEN c.level IS NULL THEN round(c.estimated)::int END AS estimated,
               ${splitOf(stages)} AS split, count(*)::int AS rows
        ${keptRows(stages)} GROUP BY 1, 2, 3, 4, 5) AS groups
      ORDER BY method COLLATE "C", subject COLLATE "C", level, estimated, split`,
  );
  return rows;
}
