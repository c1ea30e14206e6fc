import type pg from 'pg';

// One moment that several transactions share: each table is copied in a transaction of its own, so that its lock does not
// outlast it. While a transaction holds the lock of a table, an index that is to be dropped there waits, and all behind it.
export async function exportSnapshot(client: pg.PoolClient): Promise<string> {
  const results = (await client.query(
    `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
     SET LOCAL idle_in_transaction_session_timeout = 0;
     SELECT pg_export_snapshot() AS id`,
  )) as unknown as pg.QueryResult<{ id: string }>[];
  return results.at(-1)!.rows[0]!.id;
}
