import type pg from 'pg';

// Set-based: a large corpus has hundreds of thousands of clusters.
export async function insertClusters(
  client: pg.PoolClient,
  one: { projectId: string; scope: string; runId: string },
): Promise<number> {
  const made = await client.query(
    `INSERT INTO duplicate_clusters (id, project_id, run_id, kind, scope, seeds, variants, size, similarity, fingerprint)
     SELECT id, $1, $3, likeness, $2, seeds, variants, size, similarity, fingerprint
     FROM found_clusters ORDER BY cluster`,
    [one.projectId, one.scope, one.runId],
  );
  return made.rowCount ?? 0;
}
