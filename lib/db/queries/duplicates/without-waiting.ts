import type pg from 'pg';

// What a power cut takes of the signatures is signed again by the next search: no need to wait for the disk at the end of
// each of a hundred COPYs. For the session.
export async function withoutWaiting(client: pg.PoolClient): Promise<void> {
  await client.query('SET synchronous_commit = off');
}
