import { Prisma } from '../../generated/client.ts';

export type Since = { projectId: string; since: Date };

/**
 * What people decided one by one since a moment: decisions that are the only one of their act, and votes in queues
 * instead of the decisions that votes end in. Bulk decisions are somebody's one stroke over many variants: no work by
 * the piece.
 */
export const singleActs = ({ projectId, since }: Since): Prisma.Sql => Prisma.sql`
  SELECT d.at, d.actor_id, d.actor_label, d.action, d.open_ms, false AS gold
  FROM (
    SELECT min(group_id::text)::uuid AS group_id, min(at) AS at, min(actor_id::text)::uuid AS actor_id,
           min(actor_label) AS actor_label, min(action) AS action, min(open_ms) AS open_ms,
           bool_or(undone_at IS NOT NULL) AS undone
    FROM decisions WHERE project_id = ${projectId}::uuid AND at >= ${since}
    GROUP BY decisions.group_id HAVING count(*) = 1
  ) AS d
  WHERE NOT d.undone AND NOT (
    d.actor_id IS NULL AND EXISTS (SELECT FROM queue_items AS i WHERE i.settlement = d.group_id))
  UNION ALL
  SELECT a.cast_at, a.user_id, a.user_label, a.action, a.open_ms, a.rank IS NULL
  FROM queue_assignments AS a JOIN review_queues AS q ON q.id = a.queue_id
  WHERE q.project_id = ${projectId}::uuid AND a.state = 'cast' AND a.cast_at >= ${since}`;
