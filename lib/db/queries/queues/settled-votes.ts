import type { Tx } from '../../client.ts';

export type SettledVote = {
  item: string;
  variant: string;
  revision: number;
  userId: string;
  name: string;
  action: 'accept' | 'reject';
  reasons: string[];
};

// The votes that stand on the newest items that are done: open ones would tell what somebody voted, gold would tell
// what is known already.
export async function settledVotes(
  tx: Tx,
  one: { projectId: string; queueId: string | null; items: number },
): Promise<SettledVote[]> {
  return tx.$queryRaw<SettledVote[]>`
    WITH done AS (
      SELECT i.id, i.variant_id FROM queue_items AS i JOIN review_queues AS q ON q.id = i.queue_id
      WHERE q.project_id = ${one.projectId}::uuid AND (${one.queueId}::uuid IS NULL OR q.id = ${one.queueId}::uuid)
        AND i.state IN ('agreed', 'disputed', 'adjudicated') AND NOT i.gold
      ORDER BY i.settled_at DESC LIMIT ${one.items}::int)
    SELECT done.id AS item, done.variant_id AS variant, a.revision, a.user_id AS "userId", u.name,
           a.action::text AS action, a.reasons
    FROM done JOIN queue_assignments AS a ON a.item_id = done.id AND a.state = 'cast'
    JOIN users AS u ON u.id = a.user_id
    ORDER BY done.id, u.name, a.user_id`;
}
