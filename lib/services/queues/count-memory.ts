import type { Db } from '#lib/db/client.ts';
import { queueCounts, type StateCount } from '#lib/db/queries/queues/queue-counts.ts';

/** Below so many items a queue is counted whenever it is asked for. */
const largeQueue = 50_000;
/** A count of a large queue holds for so many times as long as it took, a minute at most: every open page asks for it. */
const worth = 30;
const longestMs = 60_000;

type Kept = { rows: StateCount[]; countedAt: Date; freshUntil: number };

/** One memory for the process: the web server loads this module once for every bundle that it makes. */
const place = globalThis as typeof globalThis & { corollaryQueueCounts?: WeakMap<Db, Map<string, Kept>> };
place.corollaryQueueCounts ??= new WeakMap();
const memories = place.corollaryQueueCounts;

/** Items of queues by state. `countedAt` of a queue that is too large to be counted for every page; else it is just now. */
export async function countedQueues(db: Db, queues: readonly string[]) {
  const memory = memories.get(db) ?? new Map<string, Kept>();
  memories.set(db, memory);
  const from = Date.now();
  const known = queues.flatMap((id) => {
    const kept = memory.get(id);
    return kept && kept.freshUntil > from ? [{ id, ...kept }] : [];
  });
  const asked = queues.filter((id) => !known.some((one) => one.id === id));
  const rows = asked.length > 0 ? await queueCounts(db, asked) : [];
  const took = Date.now() - from;
  const countedAt = new Date();
  for (const id of asked) {
    const own = rows.filter((row) => row.queueId === id);
    const items = own.reduce((sum, row) => sum + row.items, 0);
    const freshUntil = from + took + Math.min(longestMs, worth * took);
    if (items < largeQueue) memory.delete(id);
    else memory.set(id, { rows: own, countedAt, freshUntil });
  }
  return {
    rows: [...rows, ...known.flatMap((one) => one.rows)],
    countedAt: (id: string): Date | null => memory.get(id)?.countedAt ?? null,
  };
}
