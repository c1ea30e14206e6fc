import { lostDatabase } from '#lib/db/lost-database.ts';
import { forceUnlockJobs } from '#lib/db/queries/force-unlock-jobs.ts';
import { hastenJobs } from '#lib/db/queries/hasten-jobs.ts';
import { openBatchesWithoutJob } from '#lib/db/queries/open-batches.ts';
import { providerBatchesWithoutJob } from '#lib/db/queries/open-provider-batches.ts';
import { returnLeasesOf } from '#lib/db/queries/return-leases-of.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { interrupted } from '#lib/jobs/interrupted.ts';
import type { Ctx } from '../context.ts';

/** A worker that missed this many milliseconds of beats is taken for dead. */
const silentMs = 20_000;

/**
 * Gives the work of dead workers back: their jobs are unlocked, their requests queued, batches that lost their job get a
 * new one, and what lost its database or was interrupted is tried again soon. `isGone` knows of processes of this machine
 * that are no longer there, whatever their last beat.
 */
export async function buryDead(
  ctx: Ctx,
  isGone: (worker: { hostname: string; pid: number; id: string }) => boolean,
): Promise<string[]> {
  return ctx.db.$transaction(
    async (tx) => {
      const workers = await tx.workerHeartbeat.findMany({ omit: { metrics: true } });
      const silent = ctx.now().getTime() - silentMs;
      const dead = workers
        .filter((worker) => worker.beatAt.getTime() < silent || isGone(worker))
        .map((one) => one.id);
      const living = workers.filter((worker) => !dead.includes(worker.id));
      await tx.workerHeartbeat.deleteMany({ where: { id: { in: dead } } });
      await returnLeasesOf(tx, dead);
      await forceUnlockJobs(
        tx,
        living.flatMap((worker) => worker.poolId ?? []),
      );
      await hastenJobs(tx, { lost: lostDatabase, interrupted });
      for (const { id: batchId, selecting } of await openBatchesWithoutJob(tx)) {
        await enqueue(tx, selecting ? 'generate.advance' : 'generate.run', { batchId });
      }
      for (const providerBatchId of await providerBatchesWithoutJob(tx)) {
        await enqueue(tx, 'generate.provider-batch', { providerBatchId });
      }
      return dead;
    },
    { timeout: 60_000 },
  );
}
