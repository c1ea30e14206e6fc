import type { Tx } from '../../client.ts';

// A decision that ended an item was taken back outside of its queue: a reviewer decides what comes of the votes.
export async function disputeUndone(tx: Tx, groupId: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE queue_items SET state = 'disputed', settlement = NULL WHERE settlement = ${groupId}::uuid`;
}
