import type { QueueItemState } from '#lib/domain/queues/schema.ts';
import type { Tx } from '../../client.ts';

export type StateCount = { queueId: string; state: QueueItemState; items: number; votes: number };

// Items by state, from the index alone but for the votes of the open ones. Gold is not of the queue.
export async function queueCounts(tx: Tx, queues: readonly string[]): Promise<StateCount[]> {
  return tx.$queryRaw<StateCount[]>`
    SELECT queue_id AS "queueId", state::text AS state, count(*)::int AS items, sum(votes)::int AS votes
    FROM queue_items WHERE queue_id = ANY(${queues}::uuid[]) AND NOT gold GROUP BY 1, 2`;
}
