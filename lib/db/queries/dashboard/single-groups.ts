import { Prisma } from '../../generated/client.ts';

export type Since = { projectId: string; since: Date };

/** Acts of one decision each: grouping by the id alone keeps a bulk decision of a million rows in one slot. */
export const singleGroups = ({ projectId, since }: Since): Prisma.Sql => Prisma.sql`
  SELECT group_id FROM decisions
  WHERE project_id = ${projectId}::uuid AND at >= ${since} GROUP BY group_id HAVING count(*) = 1`;
