import type pg from 'pg';
import type { Index } from './list-indexes.ts';

// Of tables without a row: nobody misses them.
export async function dropIndexes(client: pg.PoolClient, indexes: readonly Index[]): Promise<void> {
  await client.query(`DROP INDEX ${indexes.map(({ name }) => name).join(', ')}`);
}
