import type { Db } from '#lib/db/client.ts';
import { countRows } from '#lib/db/queries/browse/count-rows.ts';
import type { BrowseSource } from '#lib/db/queries/browse/source.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';

/** Counts stop here; beyond it a list says "10,000+". */
export const countCap = 10_000;
const countTime = 60;

/** How many rows a list has, up to the cap; null where the time was over first. */
export async function boundedCount(db: Db, source: BrowseSource): Promise<number | null> {
  return withTimeLimit(db, countTime, async ({ rows }) => {
    const counted = await rows<{ count: number }>(countRows(source, countCap + 1));
    return counted?.[0]?.count ?? null;
  });
}

/** What a list says of its size: exact, or a lower bound. `seen` rows were found at least. */
export function totalOf(counted: number | null, seen: number): { total: number; totalIsCapped: boolean } {
  if (counted === null) return { total: seen, totalIsCapped: true };
  return { total: Math.min(counted, countCap), totalIsCapped: counted > countCap };
}
