import type pg from 'pg';

// Where some signatures are there already, all come into a table of the session first.
export async function createSignatureTable(client: pg.PoolClient): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE IF NOT EXISTS new_signatures (
      kind "CorpusItemKind", seq bigint, project_id uuid, revision int, exact bigint, skeleton bigint, bands int[]);
    TRUNCATE new_signatures`);
}
