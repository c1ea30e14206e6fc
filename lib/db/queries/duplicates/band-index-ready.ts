import type pg from 'pg';

// A bulk fill drops the index, and a build that broke off leaves an invalid one behind.
export async function bandIndexIsReady(client: pg.Pool | pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ ready: boolean }>(
    `SELECT EXISTS (
       SELECT FROM pg_class AS c JOIN pg_index AS i ON i.indexrelid = c.oid
       WHERE c.relname = 'text_signatures_bands' AND c.relnamespace = current_schema()::regnamespace AND i.indisvalid
     ) AS ready`,
  );
  return rows[0]?.ready === true;
}
