import type { Ctx } from '../context.ts';

/** Milliseconds between two beats. */
export const beatMs = 5000;

export type WorkerIdentity = { id: string; hostname: string; pid: number; startedAt: Date };

/** Says that this worker lives, and under which name it locks jobs. */
export async function beat(ctx: Ctx, worker: WorkerIdentity, poolId: string | null): Promise<void> {
  const data = { ...worker, poolId, beatAt: ctx.now() };
  await ctx.db.workerHeartbeat.upsert({ where: { id: worker.id }, create: data, update: data });
}

/** Says good-bye: what a stopped worker leaves behind is nobody's. */
export async function signOff(ctx: Ctx, workerId: string): Promise<void> {
  await ctx.db.workerHeartbeat.deleteMany({ where: { id: workerId } });
}
