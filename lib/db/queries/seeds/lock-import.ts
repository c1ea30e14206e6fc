import type pg from 'pg';

// Of two runners of one import, the second waits for the first one's transaction and then sees where it stands. An
// advisory lock, so that a cancellation does not wait. It ends with the transaction. A `part` of the file, by its first
// row, has a lock of its own: it is filled while the one before it is still being committed.
export async function lockImport(
  client: pg.PoolClient,
  importId: string,
  part: number | '' = '',
): Promise<{ rowsRead: number; rowsMerged: number } | null> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('import:' || $1 || $2, 0))`, [
    importId,
    part === '' ? '' : `:${part}`,
  ]);
  const found = await client.query<{ rowsRead: number; rowsMerged: number }>(
    `SELECT rows_read AS "rowsRead", rows_merged AS "rowsMerged" FROM seed_imports
     WHERE id = $1 AND status = 'running'`,
    [importId],
  );
  return found.rows[0] ?? null;
}
