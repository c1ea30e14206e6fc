import type { Tx } from '../../client.ts';
import { clusterConditions } from './chosen-clusters.ts';
import type { ClusterAct } from './keep-one.ts';

// The cluster and its members change together, however many they are.
export async function keepAll(tx: Tx, { chosen, by, label, at }: ClusterAct): Promise<number> {
  const rows = await tx.$queryRaw<{ clusters: number }[]>`
    WITH decided AS (
      UPDATE duplicate_clusters AS c
      SET state = 'kept_all', decided_by_id = ${by}::uuid, decided_label = ${label}, decided_at = ${at}
      WHERE ${clusterConditions({ ...chosen, state: 'open' })} RETURNING c.id
    ), marked AS (
      UPDATE duplicate_members SET kept = true WHERE cluster_id IN (SELECT id FROM decided)
    )
    SELECT count(*)::int AS clusters FROM decided`;
  return rows[0]!.clusters;
}
