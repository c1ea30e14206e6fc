import type { Tx } from '../../client.ts';

export type MemberText = {
  position: number;
  rowHash: Uint8Array | null;
  /** Null where the revision is not in the database any more. */
  problem: string | null;
  solution: string | null;
  answer: string | null;
};

// What the database says of some rows of a version: the hash that was taken when it was frozen, and the revision that
// the row was made of, which never changes either.
export async function memberHashes(
  tx: Tx,
  versionId: string,
  { from, to }: { from: number; to: number },
): Promise<MemberText[]> {
  return tx.$queryRaw<MemberText[]>`
    SELECT m.position, m.row_hash AS "rowHash", r.problem, r.solution, r.answer
    FROM version_members AS m
    LEFT JOIN revisions AS r ON r.variant_id = m.variant_id AND r.number = m.revision
    WHERE m.version_id = ${versionId}::uuid AND m.position >= ${from} AND m.position < ${to}
    ORDER BY m.position`;
}
