import type pg from 'pg';
import type { SearchIndex } from './search-indexes.ts';

// Concurrently: generation and other imports go on writing while an index of millions of rows is built. A build that
// breaks off leaves an invalid index behind.
export async function buildSearchIndex(client: pg.PoolClient, index: SearchIndex): Promise<void> {
  await client.query(`CREATE INDEX CONCURRENTLY ${index.name} ON ${index.table} ${index.definition}`);
}
