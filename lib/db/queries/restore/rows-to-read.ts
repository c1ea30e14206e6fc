import type { Tx } from '../../client.ts';

// Rows whose shard has to be read, because the database does not say any more what they said: deleted variants, lost
// revisions, and rows with labels, which people change without a revision.
export async function rowsToRead(tx: Tx): Promise<number[]> {
  const rows = await tx.$queryRaw<{ position: number }[]>`
    SELECT position FROM restore_rows
    WHERE left_for IS NULL AND (NOT there OR kept IS NOT TRUE OR labelled) ORDER BY position`;
  return rows.map(({ position }) => position);
}
