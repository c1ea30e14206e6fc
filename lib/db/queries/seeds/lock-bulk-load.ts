import type pg from 'pg';

// Bulk loads hold the lock together while the search indexes are away, and wait for it; who builds them tries to hold it
// alone. A session's lock: a process that dies gives it back.
export async function lockBulkLoad(client: pg.PoolClient, how: 'together' | 'alone'): Promise<boolean> {
  const key = `hashtextextended('bulk-load', 0)`;
  const { rows } = await client.query<{ got: boolean }>(
    how === 'alone'
      ? `SELECT pg_try_advisory_lock(${key}) AS got`
      : `SELECT true AS got FROM (SELECT pg_advisory_lock_shared(${key})) AS held`,
  );
  return rows[0]?.got === true;
}
