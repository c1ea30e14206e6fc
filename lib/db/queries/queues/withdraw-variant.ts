import type { Tx } from '../../client.ts';

// A variant that a reviewer decided outside of its queues is no longer asked in them.
export async function withdrawVariant(tx: Tx, variantId: string, at: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE queue_items SET state = 'withdrawn', settled_at = ${at}
    WHERE variant_id = ${variantId}::uuid AND state IN ('open', 'disputed')`;
}
