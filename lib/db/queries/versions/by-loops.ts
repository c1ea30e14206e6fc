import type pg from 'pg';

// The texts follow the order of `frozen_rows` one by one: a hash join would have to sort gigabytes of them afterwards. For
// the statements of `work` alone: what follows joins whole tables.
export async function byLoops<R>(client: pg.PoolClient, work: () => Promise<R>): Promise<R> {
  await allow(client, 'off');
  const result = await work();
  await allow(client, 'on');
  return result;
}

const allow = (client: pg.PoolClient, others: 'on' | 'off') =>
  client.query(
    `SELECT set_config('enable_hashjoin', $1, true), set_config('enable_mergejoin', $1, true),
            set_config('enable_sort', $1, true)`,
    [others],
  );
