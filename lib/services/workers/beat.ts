import { unlockLostJobs } from '#lib/db/queries/unlock-lost-jobs.ts';
import type { Ctx } from '../context.ts';

/** Milliseconds between two beats. */
export const beatMs = 5000;

export type WorkerIdentity = { id: string; hostname: string; pid: number; startedAt: Date };

/** The name under which a worker locks jobs, and those that it works on. */
export type WorkerPool = { poolId: string; running: () => readonly string[] };

/** Says that this worker lives, what it counted, under which name it locks jobs, and gives back those that never reached it. */
export async function beat(
  ctx: Ctx,
  worker: WorkerIdentity,
  pool: WorkerPool | null,
  metrics?: object,
): Promise<void> {
  const data = { ...worker, poolId: pool?.poolId ?? null, beatAt: ctx.now(), ...(metrics && { metrics }) };
  await ctx.db.workerHeartbeat.upsert({ where: { id: worker.id }, create: data, update: data });
  if (!pool) return;
  await unlockLostJobs(ctx.db, { poolId: pool.poolId, running: pool.running(), now: ctx.now() });
}

/** Says good-bye: what a stopped worker leaves behind is nobody's. */
export async function signOff(ctx: Ctx, workerId: string): Promise<void> {
  await ctx.db.workerHeartbeat.deleteMany({ where: { id: workerId } });
}
