import type pg from 'pg';
import type { ClusterMember } from '#lib/domain/versions/families.ts';

// Seeds that a search for duplicates found alike, whatever was decided about them since: they are still alike.
export async function readClusterMembers(client: pg.PoolClient, projectId: string): Promise<ClusterMember[]> {
  const { rows } = await client.query<ClusterMember>(
    `SELECT m.cluster_id AS cluster, m.seed_id AS seed, s.content_hash AS "seedHash"
     FROM duplicate_clusters AS d
     JOIN duplicate_members AS m ON m.cluster_id = d.id
     JOIN seeds AS s ON s.id = m.seed_id
     WHERE d.project_id = $1 AND d.seeds > 1`,
    [projectId],
  );
  return rows;
}
