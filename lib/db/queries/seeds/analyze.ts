import type pg from 'pg';

// After a bulk load the planner would still believe the table's old size for as long as autovacuum waits.
export async function analyze(client: pg.Pool | pg.PoolClient, table: string): Promise<void> {
  await client.query(`ANALYZE ${table}`);
}
