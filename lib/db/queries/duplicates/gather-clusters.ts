import type pg from 'pg';

// The fingerprint is over the texts, not over their ids: what a person decided of them is known again.
export async function gatherClusters(client: pg.PoolClient, scope: string): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE found_clusters ON COMMIT DROP AS
     SELECT cluster, likeness, gen_random_uuid() AS id, count(seed_id)::int AS seeds,
            count(variant_id)::int AS variants, size, min(similarity) AS similarity,
            encode(sha256(convert_to(
              likeness::text || $1::text || string_agg(hash, ' ' ORDER BY hash COLLATE "C"), 'UTF8')), 'hex') AS fingerprint
     FROM found_rows WHERE size > 1 GROUP BY cluster, likeness, size`,
    [scope],
  );
}
