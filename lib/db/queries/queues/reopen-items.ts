import type { Tx } from '../../client.ts';
import { type BroughtBack, broughtBack, taken } from '../contamination/brought-back.ts';

export type Reopened = BroughtBack & { count: number };
export type Reopening = { queueId: string; votes: number; by: string | null; at: Date };

// More people are asked: items that are not adjudicated and have fewer votes are open again, and the decisions that they
// ended with are taken back, in one statement for all of a queue. What was decided anew since stays.
export async function reopenItems(tx: Tx, { queueId, votes, by, at }: Reopening): Promise<Reopened> {
  const rows = await tx.$queryRaw<Reopened[]>`
    WITH short AS (
      SELECT id, variant_id, settlement, state FROM queue_items
      WHERE queue_id = ${queueId}::uuid AND state IN ('agreed', 'disputed') AND votes < ${votes}::int
    ), taken AS (
      UPDATE variants AS v SET status = d.previous_status, updated_at = ${at}
      FROM short JOIN decisions AS d ON d.group_id = short.settlement AND d.undone_at IS NULL
      WHERE short.state = 'agreed' AND v.id = d.variant_id AND v.revision = d.revision
        AND v.status::text = CASE d.action WHEN 'accept' THEN 'accepted' ELSE 'rejected' END
      RETURNING ${taken}
    ), marked AS (
      UPDATE decisions SET undone_at = ${at}, undone_by_id = ${by}::uuid WHERE id IN (SELECT id FROM taken)
    ), opened AS (
      UPDATE queue_items SET state = 'open', settled_at = NULL, settlement = NULL
      WHERE id IN (SELECT id FROM short WHERE state = 'disputed' OR variant_id IN (SELECT variant_id FROM taken))
      RETURNING id
    )
    SELECT (SELECT count(*) FROM opened)::int AS count, ${broughtBack}`;
  return rows[0]!;
}
