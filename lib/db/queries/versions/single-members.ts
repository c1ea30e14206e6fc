import type { Tx } from '../../client.ts';

export type SingleMember = { variantId: string; seedId: string; position: number };

// A page of the rows that one version has and another lacks, in their order: each member is looked up in the other by its
// variant, until the page is full.
export async function singleMembers(
  tx: Tx,
  { has, lacks, after, limit }: { has: string; lacks: string; after: number; limit: number },
): Promise<SingleMember[]> {
  return tx.$queryRaw<SingleMember[]>`
    SELECT m.variant_id AS "variantId", m.seed_id AS "seedId", m.position
    FROM version_members AS m
    WHERE m.version_id = ${has}::uuid AND m.position > ${after} AND NOT EXISTS (
      SELECT FROM version_members AS o WHERE o.variant_id = m.variant_id AND o.version_id = ${lacks}::uuid)
    ORDER BY m.position LIMIT ${limit}`;
}
