import type pg from 'pg';

// Concurrently, like the build that left it behind invalid: nobody waits.
export async function dropBrokenBandIndex(client: pg.PoolClient): Promise<void> {
  await client.query('DROP INDEX CONCURRENTLY IF EXISTS text_signatures_bands');
}
