import type pg from 'pg';

// They are read in their order, which an index gives without sorting whole texts.
export async function indexFrozenRows(client: pg.PoolClient): Promise<void> {
  await client.query('CREATE UNIQUE INDEX ON frozen_rows (position)');
}
