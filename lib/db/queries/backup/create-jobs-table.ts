import type pg from 'pg';

// Jobs come in by COPY like everything else, and go from here through the queue's own function.
export async function createJobsTable(client: pg.PoolClient): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE restored_jobs (place serial, identifier text, payload json, key text, run_at timestamptz,
                                     max_attempts int, priority int) ON COMMIT DROP`);
}
