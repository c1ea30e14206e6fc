import { statesUnderWay } from '#lib/domain/train/states.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx } from '../../context.ts';

/** Every run that has not ended is looked at, whatever became of the job that followed it: for the start of a worker. */
export async function followAll(ctx: Ctx): Promise<void> {
  const runs = await ctx.db.trainingRun.findMany({
    where: { state: { in: statesUnderWay } },
    ...{ orderBy: { createdAt: 'asc' }, select: { id: true } },
  });
  const sweeps = await ctx.db.trainingSweep.findMany({ where: { launchedAt: null }, select: { id: true } });
  await ctx.db.$transaction(async (tx) => {
    for (const { id } of sweeps) await enqueue(tx, 'train.launch-sweep', { sweepId: id });
    for (const { id } of runs) await enqueue(tx, 'train.follow', { runId: id });
  });
}
