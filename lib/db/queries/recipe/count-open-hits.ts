import type pg from 'pg';
import { Prisma } from '../../generated/client.ts';
import { runStatement } from './run-statement.ts';
import { keptRows, type Stages } from './stages.ts';

export type OpenHitCounts = { rows: number; seeds: number };

// Chosen rows that the gate would refuse, and of how many seeds all chosen rows are: the text, or that of the seed,
// overlaps a benchmark and nobody has said what that means. Two hashed lists instead of a join by either column.
export async function countOpenHits(client: pg.PoolClient, stages: Stages): Promise<OpenHitCounts> {
  const open = (column: Prisma.Sql) =>
    Prisma.sql`(SELECT ${column} FROM contamination_hits AS h WHERE h.state = 'open' AND ${column} IS NOT NULL)`;
  const { rows } = await runStatement<OpenHitCounts>(
    client,
    Prisma.sql`
      SELECT coalesce(sum(open), 0)::int AS rows, count(*)::int AS seeds FROM (
        SELECT count(*) FILTER (WHERE c.variant_id IN ${open(Prisma.sql`h.variant_id`)}
                                   OR c.seed_id IN ${open(Prisma.sql`h.seed_id`)}) AS open
        ${keptRows({ ...stages, split: false })} GROUP BY c.seed_id) AS by_seed`,
  );
  return rows[0] ?? { rows: 0, seeds: 0 };
}
