import type pg from 'pg';

// Concurrently: texts go on being edited while the index of millions of rows is built.
export async function buildBandIndex(client: pg.PoolClient): Promise<void> {
  await client.query('CREATE INDEX CONCURRENTLY text_signatures_bands ON text_signatures USING gin (bands)');
}
