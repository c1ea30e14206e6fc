import type { Tx } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';

/** How many seeds of an import came back. */
export type RestoredSeeds = { importId: string; count: number };

// Seeds that come back: all of the chosen ones, or those of one act, which all have its moment. What was found in a
// benchmark comes back by a decision on the hit alone.
export async function restoreSeeds(
  tx: Tx,
  chosen: Prisma.Sql,
  act: Date | undefined,
): Promise<RestoredSeeds[]> {
  const ofAct = act ? Prisma.sql`t.excluded_at = ${act}` : Prisma.sql`t.excluded_at IS NOT NULL`;
  return tx.$queryRaw<RestoredSeeds[]>`
    WITH restored AS (
      UPDATE seeds AS t SET excluded_at = NULL, excluded_reason = NULL
      WHERE ${chosen} AND ${ofAct} AND t.excluded_reason <> 'contaminated' RETURNING t.import_id)
    SELECT import_id AS "importId", count(*)::int AS count FROM restored GROUP BY import_id`;
}
