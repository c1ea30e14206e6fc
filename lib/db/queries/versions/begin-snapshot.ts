import type pg from 'pg';

// Everything that a version is made of is read as of one moment, however long that takes.
export async function beginSnapshot(client: pg.PoolClient): Promise<void> {
  await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
}
