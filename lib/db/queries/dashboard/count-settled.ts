import { Prisma } from '../../generated/client.ts';
import { type Since, singleGroups } from './single-groups.ts';

export type SettledCount = { day: string; count: number };

// Variants that left the queue one by one on each day (UTC): each counted once, on the day of its last decision that
// stands. The votes of a queue count when they end in a decision.
export const countSettled = (asked: Since): Prisma.Sql => Prisma.sql`
  SELECT to_char(last, 'YYYY-MM-DD"T"HH24:MI') AS day, count(*)::int AS count
  FROM (
    SELECT variant_id, date_trunc('day', max(at) AT TIME ZONE 'UTC') AS last
    FROM (${singleGroups(asked)}) AS one JOIN decisions AS d ON d.group_id = one.group_id
    WHERE d.project_id = ${asked.projectId}::uuid AND d.at >= ${asked.since} AND d.undone_at IS NULL
    GROUP BY variant_id) AS variants
  GROUP BY last`;
