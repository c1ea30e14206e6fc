import type pg from 'pg';
import { Prisma } from '../../generated/client.ts';
import { runStatement } from './run-statement.ts';
import { keptRows, type Stages } from './stages.ts';

// Beside a sample, how many it stands for.
export async function countKeptRows(client: pg.PoolClient, stages: Stages): Promise<number> {
  const { rows } = await runStatement<{ count: number }>(
    client,
    Prisma.sql`SELECT count(*)::int AS count ${keptRows({ ...stages, split: false })}`,
  );
  return rows[0]?.count ?? 0;
}
