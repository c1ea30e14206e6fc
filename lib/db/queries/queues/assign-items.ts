import type { Tx } from '../../client.ts';

export type Assigned = {
  queueId: string;
  userId: string;
  userLabel: string;
  votes: number;
  now: Date;
  leaseUntil: Date;
};

// A lease takes the lowest free slot of 1 to N. Under the locks of the items this reads what stands now; the unique
// keys of (item, slot) and (item, person) refuse whatever a mistake elsewhere might let through.
export async function assignItems(tx: Tx, items: readonly string[], one: Assigned): Promise<string[]> {
  const rows = await tx.$queryRaw<{ itemId: string }[]>`/* prepared assign-items */
    INSERT INTO queue_assignments (id, queue_id, item_id, user_id, user_label, rank, slot, lease_until, claimed_at, reasons)
    SELECT gen_random_uuid(), ${one.queueId}::uuid, i.id, ${one.userId}::uuid, ${one.userLabel},
           CASE WHEN i.gold THEN NULL ELSE i.rank END, CASE WHEN i.gold THEN NULL ELSE free.slot END,
           ${one.leaseUntil}, ${one.now}, '{}'
    FROM queue_items AS i CROSS JOIN LATERAL (
      SELECT min(s) AS slot FROM generate_series(1, ${one.votes}::int) AS s
      WHERE NOT EXISTS (SELECT FROM queue_assignments AS a WHERE a.item_id = i.id AND a.slot = s)) AS free
    WHERE i.id = ANY(${items}::uuid[]) AND i.state = 'open'
      AND (i.gold OR (free.slot IS NOT NULL AND ${one.votes}::int > (
        SELECT count(*) FROM queue_assignments AS a WHERE a.item_id = i.id AND a.standing)))
    ORDER BY i.rank
    ON CONFLICT DO NOTHING RETURNING item_id AS "itemId"`;
  return rows.map(({ itemId }) => itemId);
}
