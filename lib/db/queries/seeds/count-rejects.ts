import type pg from 'pg';

// How many problems are stored of an import that goes on: only so many are.
export async function countRejects(pool: pg.Pool, importId: string): Promise<number> {
  const found = await pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM import_rejects WHERE import_id = $1',
    [importId],
  );
  return found.rows[0]?.count ?? 0;
}
