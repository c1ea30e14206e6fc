import type { Tx } from '../../client.ts';

// One part of a version: the hashes of its rows with their places, without the members' other columns.
export async function memberRowHashes(
  tx: Tx,
  versionId: string,
  { split, from, to }: { split: string; from: number; to: number },
): Promise<{ position: number; hash: Uint8Array }[]> {
  return tx.$queryRaw<{ position: number; hash: Uint8Array }[]>`
    SELECT position, row_hash AS hash FROM version_members
    WHERE version_id = ${versionId}::uuid AND split = ${split} AND position >= ${from} AND position < ${to}
    ORDER BY position`;
}
