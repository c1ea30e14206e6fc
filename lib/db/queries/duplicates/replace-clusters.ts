import type pg from 'pg';

export type ReplacedClusters = { clusters: number; members: number; decided: number };

const resolve = `
  CREATE TEMP TABLE found_rows ON COMMIT DROP AS
  SELECT m.cluster, m.likeness, m.seed_id, m.variant_id, m.similarity, m.hash,
         (row_number() OVER (PARTITION BY m.cluster ORDER BY m.position) - 1)::int AS position,
         count(*) OVER (PARTITION BY m.cluster)::int AS size
  FROM (
    SELECT f.*, s.id AS seed_id, NULL::uuid AS variant_id, s.content_hash AS hash
    FROM found_members AS f JOIN seeds AS s ON s.seq = f.seq WHERE f.kind = 'seed' AND s.excluded_at IS NULL
    UNION ALL
    SELECT f.*, NULL, v.id, v.content_hash || CASE WHEN $1 = 'full' THEN ':' || v.revision ELSE '' END
    FROM found_members AS f JOIN variants AS v ON v.seq = f.seq WHERE f.kind = 'variant' AND v.status <> 'rejected'
  ) AS m`;

const clusters = `
  CREATE TEMP TABLE found_clusters ON COMMIT DROP AS
  SELECT cluster, likeness, gen_random_uuid() AS id, count(seed_id)::int AS seeds, count(variant_id)::int AS variants,
         size, min(similarity) AS similarity,
         encode(sha256(convert_to(likeness::text || $1::text || string_agg(hash, ' ' ORDER BY hash COLLATE "C"), 'UTF8')), 'hex')
           AS fingerprint
  FROM found_rows WHERE size > 1 GROUP BY cluster, likeness, size`;

// The open clusters give way to what was found now. What people wanted kept as it is stays decided while it has the
// same members; one that was kept out of several and is found again lives again, so that decision is over.
const forget = `
  DELETE FROM duplicate_clusters AS c WHERE c.project_id = $1 AND c.scope = $2
    AND (c.state = 'open' OR c.state = 'kept_one' AND c.fingerprint IN (SELECT fingerprint FROM found_clusters))`;

const known = `
  DELETE FROM found_clusters AS f USING duplicate_clusters AS c
  WHERE c.project_id = $1 AND c.scope = $2 AND c.state = 'kept_all' AND c.fingerprint = f.fingerprint`;

const insertClusters = `
  INSERT INTO duplicate_clusters (id, project_id, run_id, kind, scope, seeds, variants, size, similarity, fingerprint)
  SELECT id, $1, $3, likeness, $2, seeds, variants, size, similarity, fingerprint FROM found_clusters ORDER BY cluster`;

const insertMembers = `
  INSERT INTO duplicate_members (cluster_id, position, seed_id, variant_id, similarity)
  SELECT f.id, r.position, r.seed_id, r.variant_id, r.similarity
  FROM found_rows AS r JOIN found_clusters AS f USING (cluster)`;

// Set-based, in the transaction of its caller, so that the list is never between two searches.
export async function replaceClusters(
  client: pg.PoolClient,
  one: { projectId: string; scope: string; runId: string },
): Promise<ReplacedClusters> {
  const { projectId, scope, runId } = one;
  await client.query(resolve, [scope]);
  await client.query(clusters, [scope]);
  await client.query('ANALYZE found_rows, found_clusters');
  await client.query(forget, [projectId, scope]);
  const decided = await client.query(known, [projectId, scope]);
  const made = await client.query(insertClusters, [projectId, scope, runId]);
  const members = await client.query(insertMembers);
  return { clusters: made.rowCount ?? 0, members: members.rowCount ?? 0, decided: decided.rowCount ?? 0 };
}
