import type { Tx } from '../../client.ts';
import type { Prisma } from '../../generated/client.ts';

// How many variants a queue would take, counted to `most`: whether filling it is quick.
export async function countChosen(tx: Tx, chosen: Prisma.Sql, most: number): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM variants AS t WHERE ${chosen} LIMIT ${most}::int) AS counted`;
  return rows[0]?.count ?? 0;
}
