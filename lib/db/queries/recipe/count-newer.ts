import type pg from 'pg';
import { Prisma } from '../../generated/client.ts';
import { runStatement } from './run-statement.ts';
import { keptRows, type Stages } from './stages.ts';

// Chosen rows that came after a moment: what was searched then knows nothing of them.
export async function countNewer(client: pg.PoolClient, stages: Stages, after: Date): Promise<number> {
  const { rows } = await runStatement<{ count: number }>(
    client,
    Prisma.sql`
      SELECT count(*)::int AS count ${keptRows({ ...stages, split: false })}
      JOIN variants AS v ON v.id = c.variant_id AND v.created_at > ${after}`,
  );
  return rows[0]?.count ?? 0;
}
