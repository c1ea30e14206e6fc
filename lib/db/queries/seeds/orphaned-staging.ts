import type pg from 'pg';

// Staging tables whose import has ended or is gone with its project: nobody will merge or drop them.
export async function orphanedStaging(pool: pg.Pool): Promise<string[]> {
  const found = await pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class AS c
     WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
       AND c.relname ~ '^import_rows_[0-9]+_[0-9]{10}$'
       AND NOT EXISTS (SELECT FROM seed_imports AS i
                       WHERE i.seq = split_part(c.relname, '_', 3)::bigint AND i.status IN ('queued', 'running'))`,
  );
  return found.rows.map((row) => row.name);
}
