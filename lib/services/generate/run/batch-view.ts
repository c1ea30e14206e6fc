import type { Db, Tx } from '#lib/db/client.ts';
import type { Batch } from '#lib/db/generated/client.ts';
import type { RequestStatus } from '#lib/domain/generate/schema.ts';

export type RequestCounts = Record<RequestStatus, number>;

const none: RequestCounts = {
  queued: 0,
  leased: 0,
  submitted: 0,
  done: 0,
  refused: 0,
  failed: 0,
  cancelled: 0,
};

/** How many requests of each batch are in which state: an index-only count. */
export async function countRequests(db: Db | Tx, batchIds: string[]): Promise<Map<string, RequestCounts>> {
  const rows = await db.generationRequest.groupBy({
    by: ['batchId', 'status'],
    where: { batchId: { in: batchIds } },
    _count: { _all: true },
  });
  const counts = new Map(batchIds.map((id) => [id, { ...none }]));
  for (const row of rows) counts.get(row.batchId)![row.status] = row._count._all;
  return counts;
}

/** A batch as lists and pages show it. Rates are requests a second; `secondsLeft` is null where nothing moves. */
export function batchView(batch: Batch, counts: RequestCounts, now: Date) {
  const ended = counts.done + counts.refused + counts.failed + counts.cancelled;
  const worked = counts.done + counts.refused + counts.failed;
  const open = counts.queued + counts.leased + counts.submitted;
  const from = batch.startedAt?.getTime();
  const seconds = from === undefined ? 0 : ((batch.finishedAt ?? now).getTime() - from) / 1000;
  const rate = seconds > 0 ? worked / seconds : null;
  const moving = batch.status === 'running' && rate !== null && rate > 0;
  return {
    id: batch.id,
    seq: Number(batch.seq),
    name: batch.name,
    method: batch.method,
    status: batch.status,
    total: batch.total,
    ended,
    counts,
    rate,
    secondsLeft: moving ? open / rate : null,
    error: batch.error,
    stopReason: batch.stopReason,
    viaBatchApi: batch.viaBatchApi,
    budget: batch.budget === null ? null : Number(batch.budget),
    passed: batch.passed,
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
