import type pg from 'pg';

// For the rest of the transaction: a staging table has no statistics that are worth much, and a join that reads all texts
// of a project would do so for every part of an import.
export async function lookUpByIndex(client: pg.PoolClient): Promise<void> {
  await client.query('SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off');
}
