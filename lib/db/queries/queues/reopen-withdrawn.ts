import type { Tx } from '../../client.ts';

// Items that were withdrawn since their variants were decided elsewhere are asked again once they wait again, as after a ruling
// of an audit that was taken back.
export async function reopenWithdrawn(tx: Tx, queueId: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE queue_items AS i SET state = 'open', settled_at = NULL, settlement = NULL
    FROM variants AS v
    WHERE i.queue_id = ${queueId}::uuid AND i.state = 'withdrawn' AND NOT i.gold AND v.id = i.variant_id
      AND v.status = 'pending'`;
}
