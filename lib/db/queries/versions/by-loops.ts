import type pg from 'pg';

const others = ['enable_hashjoin', 'enable_mergejoin', 'enable_sort'];

// The texts follow the order of `frozen_rows` one by one: a hash join would have to sort gigabytes of them afterwards. For
// the statements of `work` alone: what follows joins whole tables.
export async function byLoops<R>(client: pg.PoolClient, work: () => Promise<R>): Promise<R> {
  for (const one of others) await client.query(`SET LOCAL ${one} = off`);
  const result = await work();
  for (const one of others) await client.query(`SET LOCAL ${one} = on`);
  return result;
}
