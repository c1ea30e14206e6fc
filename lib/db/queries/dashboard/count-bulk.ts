import { Prisma } from '../../generated/client.ts';
import type { Since } from './single-groups.ts';

export type BulkCount = { acts: number; variants: number };

// What was decided in bulk since a moment, apart from the work by the piece: acts of several decisions that stand.
export const countBulk = ({ projectId, since }: Since): Prisma.Sql => Prisma.sql`
  SELECT count(*)::int AS acts, coalesce(sum(standing), 0)::int AS variants
  FROM (
    SELECT count(*) FILTER (WHERE undone_at IS NULL) AS standing FROM decisions
    WHERE project_id = ${projectId}::uuid AND at >= ${since} GROUP BY group_id HAVING count(*) > 1
  ) AS acts WHERE standing > 0`;
