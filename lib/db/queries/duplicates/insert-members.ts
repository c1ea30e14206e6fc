import type pg from 'pg';

// Behind their clusters, in the same transaction.
export async function insertMembers(client: pg.PoolClient): Promise<number> {
  const made = await client.query(
    `INSERT INTO duplicate_members (cluster_id, position, seed_id, variant_id, similarity)
     SELECT f.id, r.position, r.seed_id, r.variant_id, r.similarity
     FROM found_rows AS r JOIN found_clusters AS f USING (cluster)`,
  );
  return made.rowCount ?? 0;
}
