import type { Tx } from '../../client.ts';

// Open items whose variants were decided elsewhere (in bulk, by a scan, in another queue) are no longer asked.
export async function withdrawDecided(tx: Tx, queueId: string, at: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE queue_items AS i SET state = 'withdrawn', settled_at = ${at}
    FROM variants AS v
    WHERE i.queue_id = ${queueId}::uuid AND i.state = 'open' AND v.id = i.variant_id AND v.status <> 'pending'`;
}
