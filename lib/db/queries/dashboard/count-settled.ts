import { Prisma } from '../../generated/client.ts';
import type { Since } from './single-acts.ts';

export type SettledCount = { day: string; count: number };

// Variants that left the queue one by one on each day (UTC): each counted once, on the day of its last decision that
// stands. The votes of a queue count when they end in a decision.
export const countSettled = ({ projectId, since }: Since): Prisma.Sql => Prisma.sql`
  SELECT to_char(date_trunc('day', last AT TIME ZONE 'UTC'), 'YYYY-MM-DD"T"HH24:MI') AS day, count(*)::int AS count
  FROM (
    SELECT variant_id, max(at) AS last FROM (
      SELECT min(variant_id::text) AS variant_id, min(at) AS at, bool_or(undone_at IS NOT NULL) AS undone
      FROM decisions WHERE project_id = ${projectId}::uuid AND at >= ${since}
      GROUP BY group_id HAVING count(*) = 1) AS single
    WHERE NOT undone GROUP BY variant_id) AS variants
  GROUP BY 1`;
