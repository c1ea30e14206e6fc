import type { Tx } from '../../client.ts';

export type Choice = {
  queueId: string;
  userId: string;
  /** N of the queue. */
  votes: number;
  /** Only items behind this rank. */
  after: number;
  /** What this person skipped may come again. */
  skipped: boolean;
  count: number;
  now: Date;
};

// The next items with a free place for this person, locked: claims pass each other by (SKIP LOCKED) instead of waiting.
// A place is free where fewer than N votes and running leases stand. The index of (queue, state, rank) is walked from
// the person's last item on, so that it does not matter how many they have done.
export async function chooseItems(tx: Tx, one: Choice): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM queue_items AS i JOIN variants AS v ON v.id = i.variant_id AND v.status = 'pending'
    WHERE i.queue_id = ${one.queueId}::uuid AND i.state = 'open' AND i.rank > ${one.after}::int AND NOT i.gold
      AND ${one.votes}::int > (
        SELECT count(*) FROM queue_assignments AS a WHERE a.item_id = i.id
          AND (a.state = 'cast' OR (a.state = 'held' AND a.lease_until > ${one.now})))
      AND NOT EXISTS (
        SELECT FROM queue_assignments AS a WHERE a.item_id = i.id AND a.user_id = ${one.userId}::uuid
          AND (a.standing OR (a.state = 'skipped' AND NOT ${one.skipped})))
    ORDER BY i.rank LIMIT ${one.count}::int FOR UPDATE OF i SKIP LOCKED`;
  return rows.map(({ id }) => id);
}
