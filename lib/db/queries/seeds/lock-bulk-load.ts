import type pg from 'pg';

// Bulk loads hold the lock together while the search indexes are away; who builds them holds it alone. A session's lock:
// a process that dies gives it back. Tried, never waited for: an index is built concurrently only once every statement
// that began before has ended, and one that waits for the builder's lock would never.
export async function tryLockBulkLoad(client: pg.PoolClient, how: 'together' | 'alone'): Promise<boolean> {
  const lock = how === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
  const { rows } = await client.query<{ got: boolean }>(
    `SELECT ${lock}(hashtextextended('bulk-load', 0)) AS got`,
  );
  return rows[0]?.got === true;
}
