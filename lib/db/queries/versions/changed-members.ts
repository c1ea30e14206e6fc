import type { Tx } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';
import { isChanged } from './compare-members.ts';

export type Change = 'added' | 'removed' | 'changed';
export type ChangedMember = {
  variantId: string;
  seedId: string;
  before: number | null;
  after: number | null;
};

type Page = { from: string; to: string; change: Change; after: number; limit: number };

// A page of what differs, in the order of the version that has the rows: each member is looked up in the other version by
// its variant, until the page is full.
export async function changedMembers(
  tx: Tx,
  { from, to, change, after, limit }: Page,
): Promise<ChangedMember[]> {
  if (change === 'changed') {
    return tx.$queryRaw<ChangedMember[]>`
      SELECT b.variant_id AS "variantId", b.seed_id AS "seedId", a.position AS before, b.position AS after
      FROM version_members AS b
      JOIN LATERAL (SELECT position, revision, row_hash FROM version_members
                    WHERE variant_id = b.variant_id AND version_id = ${from}::uuid LIMIT 1) AS a ON true
      WHERE b.version_id = ${to}::uuid AND b.position > ${after} AND ${isChanged}
      ORDER BY b.position LIMIT ${limit}`;
  }
  const [has, lacks] = change === 'added' ? [to, from] : [from, to];
  const places =
    change === 'added'
      ? Prisma.sql`NULL::int AS before, m.position AS after`
      : Prisma.sql`m.position AS before, NULL::int AS after`;
  return tx.$queryRaw<ChangedMember[]>`
    SELECT m.variant_id AS "variantId", m.seed_id AS "seedId", ${places}
    FROM version_members AS m
    WHERE m.version_id = ${has}::uuid AND m.position > ${after} AND NOT EXISTS (
      SELECT FROM version_members AS o WHERE o.variant_id = m.variant_id AND o.version_id = ${lacks}::uuid)
    ORDER BY m.position LIMIT ${limit}`;
}
