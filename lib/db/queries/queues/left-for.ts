import type { Tx } from '../../client.ts';

// How many items wait for this person, counted to a thousand and one: nobody needs to know it better.
export async function leftFor(tx: Tx, queueId: string, userId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM queue_items AS i
      WHERE i.queue_id = ${queueId}::uuid AND i.state = 'open' AND NOT i.gold AND NOT EXISTS (
        SELECT FROM queue_assignments AS a
        WHERE a.item_id = i.id AND a.user_id = ${userId}::uuid AND a.state = 'cast')
      LIMIT 1001) AS waiting`;
  return rows[0]?.count ?? 0;
}
