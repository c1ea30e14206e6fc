import type { Tx } from '../../client.ts';

// Items that have enough votes since fewer are asked for, in the order in which their variants are locked.
export async function completeItems(tx: Tx, queueId: string, votes: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ variantId: string }[]>`
    SELECT variant_id AS "variantId" FROM queue_items
    WHERE queue_id = ${queueId}::uuid AND state = 'open' AND NOT gold AND votes >= ${votes}::int
    ORDER BY variant_id`;
  return rows.map(({ variantId }) => variantId);
}
