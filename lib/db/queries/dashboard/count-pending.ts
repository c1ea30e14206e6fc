import { Prisma } from '../../generated/client.ts';

// Variants that wait for a decision: an index-only scan of (project, status, check state).
export const countPending = (projectId: string): Prisma.Sql => Prisma.sql`
  SELECT count(*)::int AS pending FROM variants WHERE project_id = ${projectId}::uuid AND status = 'pending'`;
