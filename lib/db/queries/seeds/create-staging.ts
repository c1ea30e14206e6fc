import type pg from 'pg';

// Rows are copied into a table without indexes and merged by one statement: COPY alone would fail whole on the
// first duplicate. The table lives as long as the transaction.
export async function createSeedStaging(client: pg.PoolClient): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE seed_staging (
      id uuid, row_number int, original_id text, problem text, solution text, answer text, subject text,
      level int, content_hash text, meta jsonb) ON COMMIT DROP`);
}
