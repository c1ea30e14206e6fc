import type pg from 'pg';

// The unique key (project, content hash) decides what is new, also between two imports of one file at once.
export async function mergeSeedStaging(
  client: pg.PoolClient,
  one: { projectId: string; importId: string },
): Promise<number> {
  const merged = await client.query(
    `INSERT INTO seeds (id, project_id, import_id, row_number, original_id, problem, solution, answer, subject,
                        level, content_hash, meta)
     SELECT id, $1, $2, row_number, original_id, problem, solution, answer, subject, level, content_hash, meta
     FROM seed_staging ORDER BY row_number
     ON CONFLICT (project_id, content_hash) DO NOTHING`,
    [one.projectId, one.importId],
  );
  return merged.rowCount ?? 0;
}
