import type { Tx } from '#lib/db/client.ts';
import { type LockedItem, lockItem } from '#lib/db/queries/queues/lock-item.ts';
import { lockVariant } from '#lib/db/queries/queues/lock-variant.ts';

/** Locks a variant, then its item in a queue; null where it is not in it. */
export async function lockPlace(tx: Tx, queueId: string, variantId: string): Promise<LockedItem | null> {
  await lockVariant(tx, variantId);
  return lockItem(tx, queueId, variantId);
}
