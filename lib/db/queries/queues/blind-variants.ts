import type { Tx } from '../../client.ts';

export type BlindReader = {
  variants: readonly string[];
  userId: string;
  /** Who may adjudicate is blind only to what they vote on themselves. */
  seesOpen: boolean;
  now: Date;
};

// Which variants are under way in a queue, or so newly done that a vote may still be taken back. Nobody who may vote on
// them is told what others think of them.
export async function blindVariants(tx: Tx, one: BlindReader): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`/* prepared blind-variants */
    SELECT DISTINCT i.variant_id AS id
    FROM queue_items AS i JOIN review_queues AS q ON q.id = i.queue_id AND q.status <> 'closed'
    WHERE i.variant_id = ANY(${one.variants}::uuid[])
      AND (i.state = 'open' OR (i.state IN ('agreed', 'disputed')
           AND i.settled_at + make_interval(secs => q.lease_seconds) > ${one.now}))
      AND (NOT ${one.seesOpen} OR EXISTS (
        SELECT FROM queue_assignments AS a
        WHERE a.item_id = i.id AND a.user_id = ${one.userId}::uuid AND a.standing))`;
  return rows.map(({ id }) => id);
}
