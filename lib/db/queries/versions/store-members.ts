import type pg from 'pg';

// Each row's variant with its hash, set-based: nothing travels. Both tables are in order, so the merge sorts little.
export async function storeMembers(client: pg.PoolClient, versionId: string): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO version_members (version_id, position, variant_id, revision, seed_id, split, row_hash)
     SELECT $1, f.position, f.variant_id, f.revision, f.seed_id, f.split, h.row_hash
     FROM frozen_rows AS f JOIN frozen_hashes AS h USING (position) ORDER BY f.position`,
    [versionId],
  );
  return rowCount ?? 0;
}
