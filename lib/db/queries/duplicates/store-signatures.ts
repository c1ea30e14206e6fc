import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

// Into a table of the session first, since COPY itself cannot leave out what is there already: a text may be edited, and
// signed by its editor, while the search reads. The newest revision stands.
export async function storeSignatures(
  client: pg.PoolClient,
  projectId: string,
  lines: string,
): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE IF NOT EXISTS new_signatures (
      kind "CorpusItemKind", seq bigint, revision int, exact bigint, skeleton bigint, bands int[]);
    TRUNCATE new_signatures`);
  await pipeline(
    Readable.from([lines], { objectMode: false }),
    client.query(copyFrom('COPY new_signatures FROM STDIN')),
  );
  await client.query(
    `INSERT INTO text_signatures (kind, seq, project_id, revision, exact, skeleton, bands)
     SELECT kind, seq, $1, revision, exact, skeleton, bands FROM new_signatures
     ON CONFLICT (kind, seq) DO UPDATE
     SET revision = EXCLUDED.revision, exact = EXCLUDED.exact, skeleton = EXCLUDED.skeleton, bands = EXCLUDED.bands
     WHERE text_signatures.revision <= EXCLUDED.revision`,
    [projectId],
  );
}
