import type { Tx } from '../../client.ts';
import type { Prisma } from '../../generated/client.ts';

// One statement for up to millions of seeds; those that were set aside before keep their moment and their reason, so
// that taking this act back leaves them alone.
export async function setAsideSeeds(tx: Tx, chosen: Prisma.Sql, at: Date, reason: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE seeds AS t SET excluded_at = ${at}, excluded_reason = ${reason} WHERE ${chosen} AND t.excluded_at IS NULL`;
}
