import type pg from 'pg';
import { integerArray } from '../../binary-array.ts';

// The rows of a subset as `frozen_rows`, from the members of the version that it is taken from: whole splits but that for
// training, of which the chosen places are. The texts are the version's own, whatever became of the variants since.
export async function takeMembers(
  client: pg.PoolClient,
  versionId: string,
  chosen: Uint32Array,
): Promise<number> {
  const { rowCount } = await client.query(
    `CREATE TEMP TABLE frozen_rows ON COMMIT DROP AS
     SELECT (row_number() OVER (ORDER BY position) - 1)::int AS position, variant_id, revision, seed_id, split
     FROM version_members
     WHERE version_id = $1 AND (split <> 'train' OR position = ANY($2::int[]))`,
    [versionId, integerArray(chosen)],
  );
  return rowCount ?? 0;
}
