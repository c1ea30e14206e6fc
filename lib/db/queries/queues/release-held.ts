import type { Tx } from '../../client.ts';

// Leases of people on items that are done, or of one person who leaves: their slots are free again.
export async function releaseHeld(
  tx: Tx,
  one: { queueId: string; userId?: string; itemId?: string },
): Promise<number> {
  return tx.$executeRaw`
    UPDATE queue_assignments SET state = 'returned', slot = NULL, standing = NULL
    WHERE queue_id = ${one.queueId}::uuid AND state = 'held'
      AND (${one.userId ?? null}::uuid IS NULL OR user_id = ${one.userId ?? null}::uuid)
      AND (${one.itemId ?? null}::uuid IS NULL OR item_id = ${one.itemId ?? null}::uuid)`;
}
