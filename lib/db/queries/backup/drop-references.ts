import type pg from 'pg';
import type { Reference } from './list-references.ts';

// Rows come in table by table: a reference is checked once for all of them, when it is made again.
export async function dropReferences(client: pg.PoolClient, references: readonly Reference[]): Promise<void> {
  const each = references.map(({ table, name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  await client.query(each.join(';'));
}
