import type pg from 'pg';
import type { MemberPart } from './create-member-part.ts';

// Each row's variant with its hash, set-based: nothing travels.
export async function storeMembers(client: pg.PoolClient, { name, versionId }: MemberPart): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO ${name} (version_id, position, variant_id, revision, seed_id, split, row_hash)
     SELECT $1, h.position, f.variant_id, f.revision, f.seed_id, f.split, h.row_hash
     FROM frozen_rows AS f JOIN frozen_hashes AS h ON h.place = f.position ORDER BY h.position`,
    [versionId],
  );
  return rowCount ?? 0;
}
