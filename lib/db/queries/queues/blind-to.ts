import type { Tx } from '../../client.ts';

export type Reader = { variantId: string; userId: string | null; seesOpen: boolean; now: Date };

// Whether what others think of a variant must not be shown to this person: it is under way in a queue, or so newly done
// that a vote may still be taken back. Who may adjudicate is blind only to what they vote on themselves.
export async function blindTo(tx: Tx, one: Reader): Promise<boolean> {
  const rows = await tx.$queryRaw<{ blind: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM queue_items AS i JOIN review_queues AS q ON q.id = i.queue_id AND q.status <> 'closed'
      WHERE i.variant_id = ${one.variantId}::uuid
        AND (i.state = 'open' OR (i.state IN ('agreed', 'disputed')
             AND i.settled_at + make_interval(secs => q.lease_seconds) > ${one.now}))
        AND (NOT ${one.seesOpen} OR EXISTS (
          SELECT FROM queue_assignments AS a
          WHERE a.item_id = i.id AND a.user_id = ${one.userId}::uuid AND a.standing))) AS blind`;
  return rows[0]?.blind ?? false;
}
