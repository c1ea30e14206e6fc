import type pg from 'pg';

// Frozen versions with their manifests, from which every file of theirs is known. Read as JSON, for the first releases had
// no such column.
export async function versionManifests(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ hash: string }>(`
    SELECT DISTINCT to_jsonb(v) ->> 'manifest_hash' AS hash FROM dataset_versions AS v
    WHERE to_jsonb(v) ->> 'manifest_hash' IS NOT NULL ORDER BY 1`);
  return rows.map(({ hash }) => hash);
}
