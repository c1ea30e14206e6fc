import type pg from 'pg';
import { integerArray } from '../../binary-array.ts';

// Of a subset: those of the version that it is taken from, at the places that `takeMembers` gives its rows.
export async function takeRejectedMembers(
  client: pg.PoolClient,
  { parentId, versionId, chosen }: { parentId: string; versionId: string; chosen: Uint32Array },
): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO rejected_members (version_id, position, variant_id, revision, call_step, source)
     SELECT $2, m.place, r.variant_id, r.revision, r.call_step, r.source
     FROM (SELECT position, (row_number() OVER (ORDER BY position) - 1)::int AS place FROM version_members
           WHERE version_id = $1 AND (split <> 'train' OR position = ANY($3::int[]))) AS m
     JOIN rejected_members AS r ON r.version_id = $1 AND r.position = m.position ORDER BY m.place`,
    [parentId, versionId, integerArray(chosen)],
  );
  return rowCount ?? 0;
}
