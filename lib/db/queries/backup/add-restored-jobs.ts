import type pg from 'pg';

// The tables of the queue are its own affair and differ between its versions; its function is what it promises.
export async function addRestoredJobs(client: pg.PoolClient): Promise<void> {
  await client.query(`
    SELECT count(*) FROM (SELECT * FROM restored_jobs ORDER BY place) AS j,
    LATERAL graphile_worker.add_job(j.identifier, payload => j.payload, job_key => j.key, run_at => j.run_at,
                                    max_attempts => j.max_attempts, priority => j.priority)`);
}
