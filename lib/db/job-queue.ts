import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';

/** Whether the job queue's tables are there; a worker brings them up to date when it starts. */
export async function hasJobQueue(client: pg.ClientBase): Promise<boolean> {
  const found = await client.query("SELECT to_regclass('graphile_worker.migrations') AS name");
  return found.rows[0].name !== null;
}

/** Makes the tables of the job queue, so that jobs can be added before the first worker starts. */
export async function installJobQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
}
