import type pg from 'pg';

// Whether the queue has an import that is running, or that it will try again.
export async function importsUnderWay(pool: pg.Pool): Promise<boolean> {
  const found = await pool.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM graphile_worker.jobs AS j
                    WHERE j.task_identifier = 'seeds.import' AND j.attempts < j.max_attempts)
        AND EXISTS (SELECT FROM seed_imports WHERE status = 'running') AS found`,
  );
  return found.rows[0]?.found === true;
}
