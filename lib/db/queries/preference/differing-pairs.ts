import type { Tx } from '../../client.ts';
import type { ChangedMember, ChangePage } from '../versions/changed-members.ts';
import { joinedPairs, pairChange } from './pair-members-selection.ts';

// A page of the pairs that differ in one way, in the order of the version that has them.
export async function differingPairs(
  tx: Tx,
  change: keyof typeof pairChange,
  { from, to, after, limit }: ChangePage,
): Promise<ChangedMember[]> {
  return tx.$queryRaw<ChangedMember[]>`
    SELECT coalesce(b.variant_id, a.variant_id) AS "variantId", coalesce(b.seed_id, a.seed_id) AS "seedId",
           a.position AS before, b.position AS after
    FROM ${joinedPairs(from, to)}
    WHERE ${pairChange[change]} AND coalesce(b.position, a.position) > ${after}
    ORDER BY coalesce(b.position, a.position) LIMIT ${limit}`;
}
