import type { Tx } from '../../client.ts';
import { dueVariants } from './due-variants.ts';

// How many rows of an audit that are to be read now stand in none of its open queues: what a lead may add to one.
export async function countDueOutside(
  tx: Tx,
  planId: string,
  parts: readonly { stratum: number; size: number }[],
): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM variants AS t
    WHERE ${dueVariants(planId, parts)} AND t.status = 'pending' AND NOT EXISTS (
      SELECT FROM queue_items AS i JOIN review_queues AS q ON q.id = i.queue_id
      WHERE i.variant_id = t.id AND i.state IN ('open', 'disputed') AND q.audit_id = ${planId}::uuid
        AND q.status <> 'closed')`;
  return rows[0]?.count ?? 0;
}
