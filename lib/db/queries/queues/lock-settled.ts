import type { Tx } from '../../client.ts';

// The variants of items that more votes reopen, locked before the items, as everywhere.
export async function lockSettled(tx: Tx, queueId: string, votes: number): Promise<void> {
  await tx.$queryRaw`
    SELECT v.id FROM queue_items AS i JOIN variants AS v ON v.id = i.variant_id
    WHERE i.queue_id = ${queueId}::uuid AND i.state IN ('agreed', 'disputed') AND i.votes < ${votes}::int
    ORDER BY v.id FOR UPDATE OF v`;
}
