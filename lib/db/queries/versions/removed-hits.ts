import type pg from 'pg';

// How many overlaps of the project were taken out: they are the reason for what the version does not hold.
export async function countRemovedHits(client: pg.PoolClient, projectId: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM contamination_hits WHERE project_id = $1 AND state = 'removed'`,
    [projectId],
  );
  return rows[0]?.count ?? 0;
}
