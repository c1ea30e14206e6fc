import type { Db, Tx } from '#lib/db/client.ts';
import type { Batch } from '#lib/db/generated/client.ts';
import { countUnderWay } from '#lib/db/queries/count-under-way.ts';
import { paceSeconds } from '#lib/db/queries/store-results.ts';
import type { RequestStatus } from '#lib/domain/generate/schema.ts';

export type RequestCounts = Record<RequestStatus, number>;

/** How many requests of each batch are in which state: the batch's own counters, and what is under way. */
export async function countRequests(
  db: Db | Tx,
  batches: readonly Batch[],
): Promise<Map<string, RequestCounts>> {
  const rows = await countUnderWay(
    db,
    batches.map((batch) => batch.id),
  );
  const underWay = new Map(rows.map((row) => [row.batchId, row]));
  return new Map(
    batches.map(({ id, total, done, refused, failed, cancelled }) => {
      const open = total - done - refused - failed - cancelled;
      const { leased, submitted } = underWay.get(id) ?? { leased: 0, submitted: 0 };
      const queued = Math.max(0, open - leased - submitted);
      return [id, { queued, leased, submitted, done, refused, failed, cancelled }];
    }),
  );
}

/**
 * Requests a second of late, as the ledger's statement keeps them, decayed to now; a mean that has not run for long yet
 * is corrected for its empty beginning. null before anything ended.
 */
function paceOf({ pace, paceAt, paceFrom }: Batch, now: Date): number | null {
  if (!paceAt || !paceFrom) return null;
  const age = Math.max(0, (now.getTime() - paceAt.getTime()) / 1000);
  const length = Math.max(0.1, (now.getTime() - paceFrom.getTime()) / 1000);
  return (pace * Math.exp(-age / paceSeconds)) / (1 - Math.exp(-length / paceSeconds));
}

/** Requests a second: of late while it runs, over all of its time when it does not. */
function rateOf(batch: Batch, now: Date): number | null {
  if (batch.status === 'running') return paceOf(batch, now);
  const { startedAt, finishedAt } = batch;
  const seconds = startedAt && finishedAt ? (finishedAt.getTime() - startedAt.getTime()) / 1000 : 0;
  return seconds > 0 ? (batch.done + batch.refused + batch.failed) / seconds : null;
}

/** A batch as lists and pages show it. Rates are requests a second; `secondsLeft` is null where nothing moves. */
export function batchView(batch: Batch, counts: RequestCounts, now: Date) {
  const open = counts.queued + counts.leased + counts.submitted;
  const rate = rateOf(batch, now);
  const moving = batch.status === 'running' && rate !== null && rate > 0;
  return {
    id: batch.id,
    seq: Number(batch.seq),
    name: batch.name,
    method: batch.method,
    makes: batch.makes,
    status: batch.status,
    total: batch.total,
    ended: batch.total - open,
    counts,
    rate,
    secondsLeft: moving ? open / rate : null,
    error: batch.error,
    stopReason: batch.stopReason,
    viaBatchApi: batch.viaBatchApi,
    budget: batch.budget === null ? null : Number(batch.budget),
    stopPassed: batch.stopPassed,
    stopMinutes: batch.stopMinutes,
    passed: batch.passed,
    checks: {
      unchecked: batch.unchecked,
      passed: batch.passed,
      undecided: batch.undecided,
      failed: batch.failedChecks,
    },
    spent: {
      dollars: Number(batch.spent),
      promptTokens: Number(batch.promptTokens),
      cachedTokens: Number(batch.cachedTokens),
      completionTokens: Number(batch.completionTokens),
      callsAnswered: batch.callsAnswered,
      callsFailed: batch.callsFailed,
      callsLost: batch.callsLost,
    },
    createdAt: batch.createdAt,
    startedAt: batch.startedAt,
    finishedAt: batch.finishedAt,
  };
}

export type BatchView = ReturnType<typeof batchView>;
