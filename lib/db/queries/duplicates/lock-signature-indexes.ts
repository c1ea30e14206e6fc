import type pg from 'pg';

// One builds the indexes at a time. A lock of the session: a process that dies gives it back.
export async function lockSignatureIndexes(client: pg.PoolClient): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(hashtextextended('text_signatures_bands', 0))`);
}
