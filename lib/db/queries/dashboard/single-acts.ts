import { Prisma } from '../../generated/client.ts';
import { type Since, singleGroups } from './single-groups.ts';

/**
 * What people decided one by one since a moment: decisions that are the only one of their act, and votes in queues
 * instead of the decisions that votes end in. Bulk decisions are somebody's one stroke over many variants: no work by
 * the piece.
 */
export const singleActs = (asked: Since): Prisma.Sql => Prisma.sql`
  SELECT d.at, d.actor_id, d.actor_label, d.action, d.open_ms, false AS gold
  FROM (${singleGroups(asked)}) AS one JOIN decisions AS d ON d.group_id = one.group_id
  WHERE d.project_id = ${asked.projectId}::uuid AND d.at >= ${asked.since} AND d.undone_at IS NULL
    AND (d.actor_id IS NOT NULL OR NOT EXISTS (SELECT FROM queue_items AS i WHERE i.settlement = d.group_id))
  UNION ALL
  SELECT a.cast_at, a.user_id, a.user_label, a.action, a.open_ms, a.rank IS NULL
  FROM queue_assignments AS a JOIN review_queues AS q ON q.id = a.queue_id
  WHERE q.project_id = ${asked.projectId}::uuid AND a.state = 'cast' AND a.cast_at >= ${asked.since}`;
