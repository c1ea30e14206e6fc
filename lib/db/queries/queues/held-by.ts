import type { Tx } from '../../client.ts';

export type Held = {
  /** The assignment. */
  id: string;
  seq: number;
  variant: string;
  leaseUntil: Date;
  /** The item is open and its variant still waits for a decision. */
  isOpen: boolean;
};

// What a person holds in a queue, the oldest first: read twice in each claim, so in one statement instead of three.
export async function heldBy(tx: Tx, queueId: string, userId: string): Promise<Held[]> {
  return tx.$queryRaw<Held[]>`/* prepared held-by */
    SELECT a.id, a.seq::float8 AS seq, i.variant_id AS variant, a.lease_until AS "leaseUntil",
           (i.state = 'open' AND v.status = 'pending') AS "isOpen"
    FROM queue_assignments AS a JOIN queue_items AS i ON i.id = a.item_id JOIN variants AS v ON v.id = i.variant_id
    WHERE a.queue_id = ${queueId}::uuid AND a.user_id = ${userId}::uuid AND a.state = 'held' ORDER BY a.seq`;
}
