import type pg from 'pg';

// The texts follow the order of `frozen_rows` one by one: a hash join would have to sort gigabytes of them afterwards.
export async function byLoops(client: pg.PoolClient): Promise<void> {
  await client.query('SET LOCAL enable_hashjoin = off');
  await client.query('SET LOCAL enable_mergejoin = off');
  await client.query('SET LOCAL enable_sort = off');
}
