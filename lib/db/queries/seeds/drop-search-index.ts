import type pg from 'pg';
import type { SearchIndex } from './search-indexes.ts';

// Dropping waits for those who read the table, and new readers wait behind it: not for long.
export async function dropSearchIndex(client: pg.PoolClient, { name }: SearchIndex): Promise<void> {
  await client.query(`SET lock_timeout = '5s'; DROP INDEX IF EXISTS ${name}; RESET lock_timeout`);
}
