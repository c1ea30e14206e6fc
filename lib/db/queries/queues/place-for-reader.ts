import type { QueueItemState } from '#lib/domain/queues/schema.ts';
import type { DecisionAction } from '#lib/domain/review/schema.ts';
import type { Tx } from '../../client.ts';

export type PlaceForReader = {
  queue: string;
  name: string;
  item: string;
  state: QueueItemState;
  gold: boolean;
  /** What this person has of it: a lease, or a vote with its action. */
  standing: 'held' | 'cast' | null;
  action: DecisionAction | null;
};

// A variant's place in a queue and what the reader has there: asked for with each item, so in one statement, not four.
export async function placeForReader(
  tx: Tx,
  one: { queueId: string; projectId: string; variant: string; userId: string | null },
): Promise<PlaceForReader | null> {
  const rows = await tx.$queryRaw<PlaceForReader[]>`/* prepared place-for-reader */
    SELECT q.id AS queue, q.name, i.id AS item, i.state::text AS state, i.gold, a.state::text AS standing,
           a.action::text AS action
    FROM review_queues AS q JOIN queue_items AS i ON i.queue_id = q.id AND i.variant_id = ${one.variant}::uuid
    LEFT JOIN queue_assignments AS a ON a.item_id = i.id AND a.user_id = ${one.userId}::uuid AND a.standing
    WHERE q.id = ${one.queueId}::uuid AND q.project_id = ${one.projectId}::uuid`;
  return rows[0] ?? null;
}
