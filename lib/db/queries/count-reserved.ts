import type { Tx } from '../client.ts';
import type { Prisma } from '../generated/client.ts';

// What a bulk decision left to open queues and to gold: of the chosen, asked in its transaction, whatever could have been
// decided and still waits.
export async function countReserved(
  tx: Tx,
  chosen: Prisma.Sql,
  action: 'accept' | 'reject',
): Promise<number> {
  const rows = await tx.$queryRaw<{ reserved: number }[]>`
    SELECT count(*)::int AS reserved FROM variants AS t
    WHERE ${chosen} AND t.status = 'pending' AND (${action} = 'reject' OR t.check_state <> 'unchecked')`;
  return rows[0]?.reserved ?? 0;
}
