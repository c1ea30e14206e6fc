import type pg from 'pg';

// What people wanted kept as it is stays decided while it has the same members. Tells how many these are.
export async function leaveDecidedClusters(
  client: pg.PoolClient,
  projectId: string,
  scope: string,
): Promise<number> {
  const left = await client.query(
    `DELETE FROM found_clusters AS f USING duplicate_clusters AS c
     WHERE c.project_id = $1 AND c.scope = $2 AND c.state = 'kept_all' AND c.fingerprint = f.fingerprint`,
    [projectId, scope],
  );
  return left.rowCount ?? 0;
}
