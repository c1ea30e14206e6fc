import type { Tx } from '../../client.ts';

// The open queue that a variant is decided in, if it is in one.
export async function queueOfVariant(tx: Tx, variantId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT q.name FROM queue_items AS i JOIN review_queues AS q ON q.id = i.queue_id AND q.status <> 'closed'
    WHERE i.variant_id = ${variantId}::uuid AND i.state IN ('open', 'disputed') LIMIT 1`;
  return rows[0]?.name ?? null;
}
