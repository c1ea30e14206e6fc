import type pg from 'pg';
import type { SignatureIndex } from './missing-signature-indexes.ts';

// Concurrently, like the build that left it behind invalid: nobody waits.
export async function dropBrokenSignatureIndex(
  client: pg.PoolClient,
  { name }: SignatureIndex,
): Promise<void> {
  await client.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
}
