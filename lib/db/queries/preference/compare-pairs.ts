import type { Tx } from '../../client.ts';
import type { ChangeCounts } from '../versions/compare-members.ts';
import { joinedPairs, pairChange } from './pair-members-selection.ts';

// By lineage, as rows of solutions are compared; one variant may be in several pairs.
export async function comparePairs(tx: Tx, from: string, to: string): Promise<ChangeCounts> {
  const { added, removed, changed } = pairChange;
  const rows = await tx.$queryRaw<ChangeCounts[]>`
    SELECT count(*) FILTER (WHERE ${added})::int AS added, count(*) FILTER (WHERE ${removed})::int AS removed,
           count(*) FILTER (WHERE ${changed})::int AS changed,
           count(*) FILTER (WHERE a.row_hash = b.row_hash)::int AS same
    FROM ${joinedPairs(from, to)}`;
  return rows[0] ?? { added: 0, removed: 0, changed: 0, same: 0 };
}
