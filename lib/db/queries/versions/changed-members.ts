import type { Tx } from '../../client.ts';
import { isChanged } from './changed-selection.ts';

export type ChangedMember = {
  variantId: string;
  seedId: string;
  before: number | null;
  after: number | null;
};

export type ChangePage = { from: string; to: string; after: number; limit: number };

// A page of the rows that both versions have and that differ, in the order of the second: each member is looked up in the
// first by its variant, until the page is full.
export async function changedMembers(
  tx: Tx,
  { from, to, after, limit }: ChangePage,
): Promise<ChangedMember[]> {
  return tx.$queryRaw<ChangedMember[]>`
    SELECT b.variant_id AS "variantId", b.seed_id AS "seedId", a.position AS before, b.position AS after
    FROM version_members AS b
    JOIN LATERAL (SELECT position, revision, row_hash FROM version_members
                  WHERE variant_id = b.variant_id AND version_id = ${from}::uuid LIMIT 1) AS a ON true
    WHERE b.version_id = ${to}::uuid AND b.position > ${after} AND ${isChanged}
    ORDER BY b.position LIMIT ${limit}`;
}
