import type { Tx } from '../../client.ts';

// An edit makes another text: votes on the one before stay on record and stand no longer, and the items are open again.
export async function outdateVotes(tx: Tx, variantId: string, revision: number): Promise<number> {
  await tx.$queryRaw`SELECT id FROM queue_items WHERE variant_id = ${variantId}::uuid FOR UPDATE`;
  const outdated = await tx.$executeRaw`
    UPDATE queue_assignments AS a SET state = 'outdated', slot = NULL, standing = NULL
    FROM queue_items AS i
    WHERE i.variant_id = ${variantId}::uuid AND a.item_id = i.id AND a.state = 'cast' AND a.revision < ${revision}::int`;
  await tx.$executeRaw`
    UPDATE queue_items SET state = 'open', votes = 0, settled_at = NULL, settlement = NULL
    WHERE variant_id = ${variantId}::uuid`;
  return outdated;
}
