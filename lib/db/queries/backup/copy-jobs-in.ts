import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

// In the order in which they were added.
export function copyJobsIn(client: pg.PoolClient) {
  return client.query(
    copyFrom('COPY restored_jobs (identifier, payload, key, run_at, max_attempts, priority) FROM STDIN'),
  );
}
