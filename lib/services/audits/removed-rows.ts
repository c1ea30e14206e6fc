import type { Db, Tx } from '#lib/db/client.ts';
import { countRemoved, type RemovedCount } from '#lib/db/queries/audits/count-removed.ts';
import { countedRemoved } from '#lib/db/queries/audits/counted-removed.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';

const toMap = (rows: readonly RemovedCount[]) =>
  new Map(rows.map(({ stratum, removed }) => [stratum, removed]));

/** How long a page waits for the count; what was counted last does for it otherwise. */
const pageMs = 150;

/** Rows of each stratum that are gone, for a page: as counted now, or by the last ruling where that takes too long. */
export async function removedForPage(db: Db, planId: string): Promise<Map<number, number>> {
  const now = await withTimeLimit(db, pageMs, ({ rows }) => rows<RemovedCount>(countRemoved(planId)));
  if (now) return toMap(now);
  return toMap(
    await db.auditStratum.findMany({ where: { planId }, select: { stratum: true, removed: true } }),
  );
}

/** The same, counted in the caller's transaction and written down. */
export async function countRemovedNow(tx: Tx, planId: string): Promise<Map<number, number>> {
  const rows = await countedRemoved(tx, planId);
  for (const { stratum, removed } of rows) {
    await tx.auditStratum.update({ where: { planId_stratum: { planId, stratum } }, data: { removed } });
  }
  return toMap(rows);
}
