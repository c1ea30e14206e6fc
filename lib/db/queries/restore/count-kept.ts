import type { Tx } from '../../client.ts';

// How many variants keep what became of them after the restore.
export async function countKept(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ kept: number }[]>`
    SELECT count(*) FILTER (WHERE left_for IS NOT NULL)::int AS kept FROM restore_rows`;
  return row?.kept ?? 0;
}
