import { Prisma } from '../../generated/client.ts';
import type { Since } from './single-groups.ts';

export type ReasonCount = { reason: string; count: number };

// Why variants were rejected since a moment, by the decisions that stand, bulk ones included. What no reason names is
// counted under an empty one.
export const countReasons = ({ projectId, since }: Since): Prisma.Sql => Prisma.sql`
  SELECT coalesce(reason, '') AS reason, count(*)::int AS count
  FROM decisions AS d LEFT JOIN LATERAL unnest(d.reasons) AS reason ON true
  WHERE d.project_id = ${projectId}::uuid AND d.at >= ${since} AND d.action = 'reject' AND d.undone_at IS NULL
  GROUP BY 1 ORDER BY count DESC, 1`;
