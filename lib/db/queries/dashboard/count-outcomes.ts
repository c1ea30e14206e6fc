import { Prisma } from '../../generated/client.ts';

export type OutcomeLine = {
  what: 'method' | 'subject' | 'level' | 'arm';
  /** Method, subject, level or the arm's id; null where the variant has none. */
  value: string | null;
  accepted: number;
  decided: number;
};

// Accepted and decided variants by method, subject, level and arm in one pass over the decided rows.
export const countOutcomes = (projectId: string): Prisma.Sql => Prisma.sql`
  SELECT CASE WHEN GROUPING(method) = 0 THEN 'method' WHEN GROUPING(subject) = 0 THEN 'subject'
              WHEN GROUPING(level) = 0 THEN 'level' ELSE 'arm' END AS what,
         CASE WHEN GROUPING(method) = 0 THEN method WHEN GROUPING(subject) = 0 THEN subject
              WHEN GROUPING(level) = 0 THEN level::text ELSE arm_id::text END AS value,
         count(*) FILTER (WHERE status = 'accepted')::int AS accepted, count(*)::int AS decided
  FROM variants WHERE project_id = ${projectId}::uuid AND status <> 'pending'
  GROUP BY GROUPING SETS ((method), (subject), (level), (arm_id))
  ORDER BY decided DESC, value`;
