import type pg from 'pg';

// Whether a part has rows that may become variants: most imports have none, and skip the statements for them.
export async function hasSynthetic(client: pg.Pool | pg.PoolClient, table: string): Promise<boolean> {
  const found = await client.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM ${table} WHERE synthetic) AS found`,
  );
  return found.rows[0]?.found === true;
}
