import type { GoldCounts } from '#lib/domain/queues/accuracy.ts';
import type { Tx } from '../../client.ts';

// Each person's votes on gold at the revision that was marked, in one queue or in all of a project.
export async function goldVotes(
  tx: Tx,
  one: { projectId: string; queueId: string | null },
): Promise<GoldCounts[]> {
  return tx.$queryRaw<GoldCounts[]>`
    SELECT a.user_id AS "userId", u.name, count(*)::int AS answered,
           count(*) FILTER (WHERE a.action = g.action)::int AS correct,
           count(*) FILTER (WHERE a.action = 'reject' AND g.action = 'reject' AND g.reasons <> '{}')::int AS rejected,
           count(*) FILTER (WHERE a.action = 'reject' AND g.action = 'reject' AND a.reasons && g.reasons)::int
             AS "reasonNamed"
    FROM gold_variants AS g JOIN queue_items AS i ON i.variant_id = g.variant_id AND i.gold
    JOIN queue_assignments AS a ON a.item_id = i.id AND a.state = 'cast' AND a.revision = g.revision
    JOIN users AS u ON u.id = a.user_id
    WHERE g.project_id = ${one.projectId}::uuid
      AND (${one.queueId}::uuid IS NULL OR i.queue_id = ${one.queueId}::uuid)
    GROUP BY 1, 2 ORDER BY u.name`;
}
