import type pg from 'pg';

// A text may be edited, and signed by its editor, while the search reads: the newest revision stands.
export async function storeSignatures(client: pg.PoolClient): Promise<void> {
  await client.query(
    `INSERT INTO text_signatures (kind, seq, project_id, revision, exact, skeleton, bands)
     SELECT kind, seq, project_id, revision, exact, skeleton, bands FROM new_signatures
     ON CONFLICT (kind, seq) DO UPDATE
     SET revision = EXCLUDED.revision, exact = EXCLUDED.exact, skeleton = EXCLUDED.skeleton, bands = EXCLUDED.bands
     WHERE text_signatures.revision <= EXCLUDED.revision`,
  );
}
