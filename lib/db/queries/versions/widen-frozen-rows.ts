import type pg from 'pg';

// What the selection of rows need not know of.
export async function widenFrozenRows(client: pg.PoolClient): Promise<void> {
  await client.query('ALTER TABLE frozen_rows ADD COLUMN first_wrong_step int');
}
