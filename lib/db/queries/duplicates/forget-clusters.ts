import type pg from 'pg';

// Open clusters give way to what was found now. Where one was kept of several and all are found again, they live again:
// that decision is over.
export async function forgetClusters(client: pg.PoolClient, projectId: string, scope: string): Promise<void> {
  await client.query(
    `DELETE FROM duplicate_clusters AS c WHERE c.project_id = $1 AND c.scope = $2
       AND (c.state = 'open' OR c.state = 'kept_one' AND c.fingerprint IN (SELECT fingerprint FROM found_clusters))`,
    [projectId, scope],
  );
}
