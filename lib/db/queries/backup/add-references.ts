import type pg from 'pg';
import type { Reference } from './list-references.ts';

// Every row is checked here: a backup whose rows do not belong together is refused as a whole.
export async function addReferences(client: pg.PoolClient, references: readonly Reference[]): Promise<void> {
  const each = references.map(
    ({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`,
  );
  await client.query(each.join(';'));
}
