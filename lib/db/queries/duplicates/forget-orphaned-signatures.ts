import type pg from 'pg';

// Signatures belong to texts by seq, without a foreign key that every import would have to check: those of deleted texts
// and projects are left behind. Two joins along indexes, seconds at millions of rows.
export async function forgetOrphanedSignatures(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ gone: number }>(
    `WITH of_seeds AS (
       DELETE FROM text_signatures AS g
       WHERE g.kind = 'seed' AND NOT EXISTS (SELECT FROM seeds AS s WHERE s.seq = g.seq) RETURNING 1),
     of_variants AS (
       DELETE FROM text_signatures AS g
       WHERE g.kind = 'variant' AND NOT EXISTS (SELECT FROM variants AS v WHERE v.seq = g.seq) RETURNING 1)
     SELECT ((SELECT count(*) FROM of_seeds) + (SELECT count(*) FROM of_variants))::int AS gone`,
  );
  return rows[0]?.gone ?? 0;
}
