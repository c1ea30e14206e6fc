import type pg from 'pg';

// Texts are read in the order of an index: a sort would write every one of them to disk. For the session, since COPY
// reads outside of a transaction.
export async function withoutSort(client: pg.PoolClient): Promise<void> {
  await client.query('SET enable_sort = off');
}
