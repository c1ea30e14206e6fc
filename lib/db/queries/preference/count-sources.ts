import type { RejectedFrom } from '#lib/domain/versions/preference/source.ts';
import type { Tx } from '../../client.ts';

export type SourceRows = { from: RejectedFrom; rows: number };

// How many pairs of a version come from where; none of a version of solutions.
export async function countSources(tx: Tx, versionId: string): Promise<SourceRows[]> {
  return tx.$queryRaw<SourceRows[]>`
    SELECT source AS from, count(*)::int AS rows FROM rejected_members
    WHERE version_id = ${versionId}::uuid GROUP BY source ORDER BY source COLLATE "C"`;
}
