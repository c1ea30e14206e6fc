import type pg from 'pg';

const name = 'text_signatures_bands';
const isReady = `SELECT EXISTS (
  SELECT FROM pg_class AS c JOIN pg_index AS i ON i.indexrelid = c.oid
  WHERE c.relname = '${name}' AND c.relnamespace = current_schema()::regnamespace AND i.indisvalid) AS ready`;
const lock = `hashtextextended('${name}', 0)`;

// Kept live through a bulk fill, a GIN index makes it many times slower. Dropping it waits for those who read the table,
// and new readers wait behind it: not for long. Tells whether the index is away.
export async function dropBandIndex(client: pg.PoolClient): Promise<boolean> {
  await client.query(`SET lock_timeout = '5s'`);
  try {
    await client.query(`DROP INDEX IF EXISTS ${name}`);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '55P03') return false;
    throw error;
  } finally {
    await client.query('RESET lock_timeout');
  }
}

// Concurrently: texts go on being edited while it is built. One builds at a time; a build that broke off leaves an
// invalid index behind, which goes first.
export async function ensureBandIndex(pool: pg.Pool): Promise<boolean> {
  const first = await pool.query<{ ready: boolean }>(isReady);
  if (first.rows[0]?.ready) return false;
  const client = await pool.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${lock})`);
    const { rows } = await client.query<{ ready: boolean }>(isReady);
    if (rows[0]?.ready) return false;
    await client.query(`SELECT set_config('maintenance_work_mem', greatest(256 * 1024, setting::bigint) || 'kB', false)
                        FROM pg_settings WHERE name = 'maintenance_work_mem'`);
    await client.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
    await client.query(`CREATE INDEX CONCURRENTLY ${name} ON text_signatures USING gin (bands)`);
    await client.query('ANALYZE text_signatures');
    return true;
  } finally {
    // The settings and the lock are the session's, and end with it.
    client.release(true);
  }
}
