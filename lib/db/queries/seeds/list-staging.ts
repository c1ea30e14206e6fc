import type pg from 'pg';

// The catalogue knows which parts of an import are read and not merged; it moves with the transactions themselves.
export async function listStaging(client: pg.Pool | pg.PoolClient, seq: bigint): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname LIKE $1 ORDER BY relname`,
    [`import\\_rows\\_${seq}\\_%`],
  );
  return found.rows.map((row) => row.name);
}
