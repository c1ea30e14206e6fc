import type { Tx } from '../../client.ts';
import { isChanged } from './changed-selection.ts';

export type ChangeCounts = { added: number; removed: number; changed: number; same: number };

// By lineage: a row is the same row wherever it stands when it comes from the same variant. One hash join over the
// members of both, which no index would make faster: all of them are read.
export async function compareMembers(tx: Tx, from: string, to: string): Promise<ChangeCounts> {
  const rows = await tx.$queryRaw<ChangeCounts[]>`
    SELECT count(*) FILTER (WHERE a.variant_id IS NULL)::int AS added,
           count(*) FILTER (WHERE b.variant_id IS NULL)::int AS removed,
           count(*) FILTER (WHERE a.variant_id IS NOT NULL AND b.variant_id IS NOT NULL AND ${isChanged})::int AS changed,
           count(*) FILTER (WHERE a.variant_id IS NOT NULL AND b.variant_id IS NOT NULL AND NOT ${isChanged})::int AS same
    FROM (SELECT variant_id, revision, row_hash FROM version_members WHERE version_id = ${from}::uuid) AS a
    FULL JOIN (SELECT variant_id, revision, row_hash FROM version_members WHERE version_id = ${to}::uuid) AS b
      ON b.variant_id = a.variant_id`;
  return rows[0] ?? { added: 0, removed: 0, changed: 0, same: 0 };
}
