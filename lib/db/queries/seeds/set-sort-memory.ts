import type pg from 'pg';

// For the rest of the transaction: a part of an import is sorted in memory. Where a session may use less by default, the
// sort would write the part to disk and read it again.
export async function setSortMemory(client: pg.PoolClient): Promise<void> {
  await client.query("SET LOCAL work_mem = '192MB'");
}
