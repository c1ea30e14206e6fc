import type pg from 'pg';

// How far a search is needs a total; counting by index costs a small part of reading the texts.
export async function countTexts(
  client: pg.PoolClient,
  projectId: string,
): Promise<{ total: number; unsigned: number }> {
  const { rows } = await client.query<{ total: number; signed: number }>(
    `SELECT ((SELECT count(*) FROM seeds WHERE project_id = $1 AND excluded_at IS NULL)
           + (SELECT count(*) FROM variants WHERE project_id = $1 AND status <> 'rejected'))::int AS total,
            (SELECT count(*) FROM text_signatures WHERE project_id = $1)::int AS signed`,
    [projectId],
  );
  const { total, signed } = rows[0]!;
  return { total, unsigned: Math.max(0, total - signed) };
}
