import type pg from 'pg';

export type MergeAdvance = { importId: string; merged: number; seeds: number; variants: number };

// As while reading: the counters move with the rows, and not after a cancellation.
export async function advanceMerge(client: pg.PoolClient, one: MergeAdvance): Promise<boolean> {
  const moved = await client.query(
    `UPDATE seed_imports
     SET rows_merged = rows_merged + $2, rows_added = rows_added + $3::int + $4::int,
         variants_added = variants_added + $4::int, rows_duplicate = rows_duplicate + $2 - $3::int - $4::int
     WHERE id = $1 AND status = 'running'`,
    [one.importId, one.merged, one.seeds, one.variants],
  );
  return moved.rowCount === 1;
}
