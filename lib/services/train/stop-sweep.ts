import { z } from 'zod';
import { Flag } from '#lib/domain/flag.ts';
import { statesUnderWay } from '#lib/domain/train/states.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findSweep, SweepRef } from './find.ts';

export const stopSweep = projectVerb(
  {
    name: 'train.stop-sweep',
    summary: 'Stops every run of a sweep that has not ended; those that train save a checkpoint first.',
    kind: 'command',
    capability: 'train',
    input: z.object({
      sweep: SweepRef,
      force: Flag.default(false).describe('End them at once, without checkpoints'),
    }),
  },
  async (ctx, { sweep: ref, force }) => {
    const sweep = await findSweep(ctx, ref);
    const stopAsked = force ? 'force' : 'checkpoint';
    return ctx.db.$transaction(async (tx) => {
      const runs = await tx.trainingRun.findMany({
        where: { sweepId: sweep.id, state: { in: statesUnderWay } },
        select: { id: true },
      });
      const ids = runs.map(({ id }) => id);
      await tx.trainingLeg.updateMany({
        where: { runId: { in: ids }, state: { in: statesUnderWay } },
        data: { stopAsked },
      });
      for (const runId of ids) await enqueue(tx, 'train.follow', { runId });
      const after = { stopAsked, runs: ids.length };
      await audit(tx, ctx, {
        action: 'train.stop-sweep',
        target: `sweep ${sweep.id}`,
        before: { stopAsked: null },
        after,
      });
      return { sweep: sweep.id, stopped: ids.length };
    });
  },
);
