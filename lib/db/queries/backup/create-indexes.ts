import type pg from 'pg';
import type { Index } from './list-indexes.ts';

// As they were declared; the names in a definition are whole.
export async function createIndexes(client: pg.PoolClient, indexes: readonly Index[]): Promise<void> {
  await client.query(indexes.map(({ definition }) => definition).join(';'));
}
