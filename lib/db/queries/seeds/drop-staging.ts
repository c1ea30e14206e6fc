import type pg from 'pg';

// Merged rows are dropped with their table: deleting them would cost as much as writing them.
export async function dropStaging(client: pg.Pool | pg.PoolClient, name: string): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${name}`);
}
