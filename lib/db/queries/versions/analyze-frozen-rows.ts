import type pg from 'pg';

// Autovacuum does not see temporary tables: without it the planner takes millions of rows for a thousand.
export async function analyzeFrozenRows(client: pg.PoolClient): Promise<void> {
  await client.query('ANALYZE frozen_rows');
}
