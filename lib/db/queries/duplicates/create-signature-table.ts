import type pg from 'pg';

// COPY itself cannot leave out what is there already, so that signatures come into a table of the session first.
export async function createSignatureTable(client: pg.PoolClient): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE IF NOT EXISTS new_signatures (
      kind "CorpusItemKind", seq bigint, revision int, exact bigint, skeleton bigint, bands int[]);
    TRUNCATE new_signatures`);
}
