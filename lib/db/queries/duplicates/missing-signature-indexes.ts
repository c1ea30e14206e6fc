import type pg from 'pg';

export type SignatureIndex = { name: string; definition: string };

/** The indexes that make a bulk fill many times slower, as the migrations make them: their keys come in no order. */
export const signatureIndexes: readonly SignatureIndex[] = [
  { name: 'text_signatures_project_id_exact_idx', definition: '(project_id, exact)' },
  { name: 'text_signatures_project_id_skeleton_idx', definition: '(project_id, skeleton)' },
  { name: 'text_signatures_bands', definition: 'USING gin (bands)' },
];

// A bulk fill drops the indexes, and a build that broke off leaves an invalid one behind.
export async function missingSignatureIndexes(client: pg.Pool | pg.PoolClient): Promise<SignatureIndex[]> {
  const { rows } = await client.query<{ valid: string[] }>(
    `SELECT coalesce(array_agg(c.relname::text), '{}') AS valid
     FROM pg_class AS c JOIN pg_index AS i ON i.indexrelid = c.oid
     WHERE c.relname = ANY ($1) AND c.relnamespace = current_schema()::regnamespace AND i.indisvalid`,
    [signatureIndexes.map(({ name }) => name)],
  );
  const valid = rows[0]?.valid ?? [];
  return signatureIndexes.filter(({ name }) => !valid.includes(name));
}
