import type pg from 'pg';

// Joins the found members to their seeds and variants, once for all that follows. Those that were set aside or rejected
// meanwhile are no members any more.
export async function resolveMembers(client: pg.PoolClient, scope: string): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE found_rows ON COMMIT DROP AS
     SELECT m.cluster, m.likeness, m.seed_id, m.variant_id, m.similarity, m.hash,
            (row_number() OVER (PARTITION BY m.cluster ORDER BY m.position) - 1)::int AS position,
            count(*) OVER (PARTITION BY m.cluster)::int AS size
     FROM (
       SELECT f.*, s.id AS seed_id, NULL::uuid AS variant_id, s.content_hash AS hash
       FROM found_members AS f JOIN seeds AS s ON s.seq = f.seq WHERE f.kind = 'seed' AND s.excluded_at IS NULL
       UNION ALL
       SELECT f.*, NULL, v.id, v.content_hash || CASE WHEN $1 = 'full' THEN ':' || v.revision ELSE '' END
       FROM found_members AS f JOIN variants AS v ON v.seq = f.seq WHERE f.kind = 'variant' AND v.status <> 'rejected'
     ) AS m`,
    [scope],
  );
}
