import type pg from 'pg';

export type ImportAdvance = {
  importId: string;
  /** rows_read before this part: the fence against a second runner. */
  from: number;
  read: number;
  rejected: number;
  bytesRead: number;
};

// The counters move in the transaction of the rows that they count, and only from where this runner stands: of two
// runners, and after a cancellation, the statement matches no row, and the part is rolled back.
export async function advanceImport(client: pg.PoolClient, one: ImportAdvance): Promise<boolean> {
  const moved = await client.query(
    `UPDATE seed_imports
     SET rows_read = rows_read + $3, rows_rejected = rows_rejected + $4, rows_staged = rows_staged + $3 - $4,
         bytes_read = $5
     WHERE id = $1 AND status = 'running' AND rows_read = $2`,
    [one.importId, one.from, one.read, one.rejected, one.bytesRead],
  );
  return moved.rowCount === 1;
}
