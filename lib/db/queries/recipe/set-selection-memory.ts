import type pg from 'pg';

// Millions of rows are sorted and joined once: with the server's 4 MB each of them would go through many files.
export async function setSelectionMemory(client: pg.PoolClient): Promise<void> {
  await client.query(`SET LOCAL work_mem = '128MB'; SET LOCAL jit = off`);
}
