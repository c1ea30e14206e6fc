import type pg from 'pg';

// Two imports that meet the same problems in another order would wait for each other's rows for ever: the chunks of a
// project are stored one after the other. The lock ends with the transaction.
export async function lockProjectSeeds(client: pg.PoolClient, projectId: string): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('seeds:' || $1, 0))`, [projectId]);
}
