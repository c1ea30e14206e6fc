import type pg from 'pg';
import type { SignatureIndex } from './missing-signature-indexes.ts';

// Concurrently: texts go on being edited while the index of millions of rows is built.
export async function buildSignatureIndex(
  client: pg.PoolClient,
  { name, definition }: SignatureIndex,
): Promise<void> {
  await client.query(`CREATE INDEX CONCURRENTLY ${name} ON text_signatures ${definition}`);
}
