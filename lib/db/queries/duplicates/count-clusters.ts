import { Prisma } from '../../generated/client.ts';
import { type ClusterConditions, clusterConditions } from './chosen-clusters.ts';

// Counting stops one beyond the cap: a list says "10,000+" rather than wait.
export function countClusters(chosen: ClusterConditions, most: number): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS count
    FROM (SELECT FROM duplicate_clusters AS c WHERE ${clusterConditions(chosen)} LIMIT ${most}::int) AS counted`;
}
