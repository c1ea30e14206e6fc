import type pg from 'pg';

// What one session may use to build indexes; never less than the server's own setting.
export async function setBuildResources(
  client: pg.PoolClient,
  { memoryMegabytes, workers }: { memoryMegabytes: number; workers: number },
): Promise<void> {
  await client.query(
    `SELECT set_config('maintenance_work_mem', greatest($1::bigint * 1024, setting::bigint) || 'kB', false),
            set_config('max_parallel_maintenance_workers', $2, false)
     FROM pg_settings WHERE name = 'maintenance_work_mem'`,
    [memoryMegabytes, String(workers)],
  );
}
