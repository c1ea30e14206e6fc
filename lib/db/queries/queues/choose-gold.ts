import type { Tx } from '../../client.ts';
import type { Prisma } from '../../generated/client.ts';

export type GoldChoice = {
  queueId: string;
  userId: string;
  /** What the queue asks of a variant `t`: gold looks like the rest of it. */
  chosen: Prisma.Sql;
  count: number;
};

// Gold that this person has not met in the queue, as items of it. What was edited or decided since it was marked tells
// nothing any more, or tells too much. Some hundreds at most are marked, so they are drawn by a sort.
export async function chooseGold(tx: Tx, one: GoldChoice): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH drawn AS (
      SELECT t.id FROM gold_variants AS g JOIN variants AS t ON t.id = g.variant_id
      WHERE ${one.chosen} AND t.status = 'pending' AND t.revision = g.revision
        AND NOT EXISTS (
          SELECT FROM queue_items AS i JOIN queue_assignments AS a ON a.item_id = i.id
          WHERE i.queue_id = ${one.queueId}::uuid AND i.variant_id = t.id AND a.user_id = ${one.userId}::uuid
            AND (a.standing OR a.state = 'skipped'))
      ORDER BY random() LIMIT ${one.count}::int)
    INSERT INTO queue_items (id, queue_id, variant_id, rank, gold)
    SELECT gen_random_uuid(), ${one.queueId}::uuid, id, 0, true FROM drawn
    ON CONFLICT (queue_id, variant_id) DO UPDATE SET gold = true, state = 'open' RETURNING id`;
  return rows.map(({ id }) => id);
}
