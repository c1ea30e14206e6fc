import type { Db } from '#lib/db/client.ts';
import type { Batch } from '#lib/db/generated/client.ts';
import { batchView, countRequests } from './batch-view.ts';

/** How a batch goes, from its counters alone: as cheap with a million requests as with ten. */
export async function progressOf(db: Db, batch: Batch, now: Date) {
  const [counts, reasons, legs] = await Promise.all([
    countRequests(db, [batch]),
    db.batchReason.findMany({ where: { batchId: batch.id }, orderBy: { count: 'desc' }, take: 20 }),
    db.batchLeg.findMany({ where: { batchId: batch.id }, orderBy: { position: 'asc' } }),
  ]);
  return {
    ...batchView(batch, counts.get(batch.id)!, now),
    legs,
    reasons: reasons.map(({ status, reason, count, example }) => ({
      ...{ status: status as 'refused' | 'failed', reason, count, example },
    })),
  };
}
