import type { QueueItemState } from '#lib/domain/queues/schema.ts';
import type { Tx } from '../../client.ts';

export type LockedItem = {
  id: string;
  rank: number;
  gold: boolean;
  state: QueueItemState;
  votes: number;
  settledAt: Date | null;
  settlement: string | null;
};

// An item after its variant (lock-variant.ts): whoever edits or decides a variant locks them in this order too.
export async function lockItem(tx: Tx, queueId: string, variantId: string): Promise<LockedItem | null> {
  const rows = await tx.$queryRaw<LockedItem[]>`
    SELECT id, rank, gold, state::text AS state, votes, settled_at AS "settledAt", settlement FROM queue_items
    WHERE queue_id = ${queueId}::uuid AND variant_id = ${variantId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}
