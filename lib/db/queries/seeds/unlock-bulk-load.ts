import type pg from 'pg';

// Given back before the session ends: the end of a session takes a moment, in which nobody else could have the lock.
export async function unlockBulkLoad(client: pg.PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_unlock_all()');
}
