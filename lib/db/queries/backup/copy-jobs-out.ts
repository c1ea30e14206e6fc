import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

// Jobs that have not ended, in words that every version of the queue understands. Who works on one, and how often it was
// tried, is of no use elsewhere.
export function copyJobsOut(client: pg.PoolClient) {
  return client.query(
    copyTo(`COPY (
      SELECT t.identifier, j.payload, j.key, j.run_at, j.max_attempts, j.priority
      FROM graphile_worker._private_jobs AS j JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id
      WHERE j.key IS NOT NULL AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL)
      ORDER BY j.id) TO STDOUT`),
  );
}
