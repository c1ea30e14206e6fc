import type pg from 'pg';

// After a bulk load the planner would still believe the table's old size, and whoever reads a page of it first would mark
// its rows as seen and write it again, beside an autovacuum that does the same: lists took twice their time for minutes.
// Rows alone: indexes that were just built have nothing to clean.
export async function settle(client: pg.Pool | pg.PoolClient, table: string): Promise<void> {
  await client.query(`VACUUM (FREEZE, ANALYZE, INDEX_CLEANUP off, TRUNCATE off) ${table}`);
}
