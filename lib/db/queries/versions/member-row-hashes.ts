import type pg from 'pg';

// One part of a version: the hashes of its rows with their places.
export async function memberRowHashes(
  client: pg.PoolClient,
  versionId: string,
  part: { split: string; from: number; to: number },
): Promise<{ position: number; hash: Uint8Array }[]> {
  const { rows } = await client.query<{ position: number; hash: Uint8Array }>(
    `SELECT position, row_hash AS hash FROM version_members
     WHERE version_id = $1 AND split = $2 AND position >= $3 AND position < $4 ORDER BY position`,
    [versionId, part.split, part.from, part.to],
  );
  return rows;
}
