import type pg from 'pg';

// Kept live through a bulk fill, a GIN index makes it many times slower. Dropping it waits for those who read the table,
// and new readers wait behind it: not for long.
export async function dropBandIndex(client: pg.PoolClient): Promise<void> {
  await client.query(`SET LOCAL lock_timeout = '5s'; DROP INDEX IF EXISTS text_signatures_bands`);
}
