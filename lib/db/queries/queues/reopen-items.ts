import type { Tx } from '../../client.ts';

export type Reopening = { queueId: string; votes: number; by: string | null; at: Date };

// More people are asked: items that are not adjudicated and have fewer votes are open again, and the decisions that they
// ended with are taken back. Variants are locked before items, as everywhere.
export async function reopenItems(tx: Tx, { queueId, votes, by, at }: Reopening): Promise<number> {
  await tx.$queryRaw`
    SELECT v.id FROM queue_items AS i JOIN variants AS v ON v.id = i.variant_id
    WHERE i.queue_id = ${queueId}::uuid AND i.state IN ('agreed', 'disputed') AND i.votes < ${votes}::int
    ORDER BY v.id FOR UPDATE OF v`;
  await tx.$executeRaw`
    WITH undone AS (
      UPDATE variants AS v SET status = d.previous_status, updated_at = ${at}
      FROM queue_items AS i JOIN decisions AS d ON d.group_id = i.settlement AND d.undone_at IS NULL
      WHERE i.queue_id = ${queueId}::uuid AND i.state = 'agreed' AND i.votes < ${votes}::int
        AND v.id = d.variant_id AND v.revision = d.revision
        AND v.status::text = CASE d.action WHEN 'accept' THEN 'accepted' ELSE 'rejected' END
      RETURNING d.id)
    UPDATE decisions SET undone_at = ${at}, undone_by_id = ${by}::uuid WHERE id IN (SELECT id FROM undone)`;
  return tx.$executeRaw`
    UPDATE queue_items AS i SET state = 'open', settled_at = NULL, settlement = NULL
    FROM variants AS v
    WHERE i.queue_id = ${queueId}::uuid AND i.state IN ('agreed', 'disputed') AND i.votes < ${votes}::int
      AND v.id = i.variant_id AND v.status = 'pending'`;
}
