import type { Db } from '#lib/db/client.ts';
import { ANSWER_WITHIN, within } from './within.ts';

/** A worker beats every 5 seconds; after this many milliseconds without a beat it counts as gone. */
export const BEAT_LIMIT = 20_000;

export type PartHealth = 'ok' | 'down';
export type Health = { status: PartHealth; database: PartHealth; worker: PartHealth };

/** Whether the database answers in time and a worker has beaten lately. For anyone: it tells nothing else. */
export async function checkHealth(
  ctx: { db: Db; now: () => Date },
  milliseconds = ANSWER_WITHIN,
): Promise<Health> {
  try {
    const since = new Date(ctx.now().getTime() - BEAT_LIMIT);
    const beat = ctx.db.workerHeartbeat.findFirst({
      where: { beatAt: { gte: since } },
      select: { id: true },
    });
    const alive = await within(milliseconds, beat);
    return alive
      ? { status: 'ok', database: 'ok', worker: 'ok' }
      : { status: 'down', database: 'ok', worker: 'down' };
  } catch {
    return { status: 'down', database: 'down', worker: 'down' };
  }
}

/** Whether a worker of this machine, or of this container, has beaten lately. */
export async function hasWorker(ctx: { db: Db; now: () => Date }, hostname: string): Promise<boolean> {
  const since = new Date(ctx.now().getTime() - BEAT_LIMIT);
  return (await ctx.db.workerHeartbeat.count({ where: { hostname, beatAt: { gte: since } } })) > 0;
}
