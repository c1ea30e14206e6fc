import type pg from 'pg';
import { signatureIndexes } from './missing-signature-indexes.ts';

// Kept live through a bulk fill they make it several times slower (the GIN index many times). Dropping them waits for
// those who read the table, and new readers wait behind it: not for long.
export async function dropSignatureIndexes(client: pg.PoolClient): Promise<void> {
  const names = signatureIndexes.map(({ name }) => name).join(', ');
  await client.query(`SET LOCAL lock_timeout = '5s'; DROP INDEX IF EXISTS ${names}`);
}
