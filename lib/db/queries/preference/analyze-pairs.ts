import type pg from 'pg';

// Autovacuum does not see temporary tables: without it the planner takes any number of rows for a thousand.
export async function analyzePairs(
  client: pg.PoolClient,
  table: 'pair_sources' | 'pair_better',
): Promise<void> {
  await client.query(`ANALYZE ${table}`);
}
