import { z } from 'zod';
import { conflict } from '#lib/domain/errors.ts';
import { Flag } from '#lib/domain/flag.ts';
import { isEnded } from '#lib/domain/train/states.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findRun, RunRef } from './find.ts';

export const stopRun = projectVerb(
  {
    name: 'train.stop',
    summary: 'Stops a run: it saves a checkpoint first, unless it is to end at once.',
    kind: 'command',
    capability: 'train',
    input: z.object({
      run: RunRef,
      force: Flag.default(false).describe('End it at once, without a checkpoint'),
    }),
  },
  async (ctx, { run: ref, force }) => {
    const run = await findRun(ctx, ref);
    const stopAsked = force ? 'force' : 'checkpoint';
    return ctx.db.$transaction(async (tx) => {
      const legs = await tx.trainingLeg.findMany({ where: { runId: run.id }, orderBy: { position: 'asc' } });
      const leg = legs.find(({ state }) => state !== 'succeeded');
      if (!leg || isEnded(leg.state)) throw conflict(`The run ${run.number} has ended already.`);
      await tx.trainingLeg.update({ where: { id: leg.id }, data: { stopAsked } });
      await enqueue(tx, 'train.follow', { runId: run.id });
      await audit(tx, ctx, {
        action: 'train.stop',
        target: `run ${run.id}`,
        before: { state: leg.state, stopAsked: leg.stopAsked },
        after: { stopAsked },
      });
      return { run: run.id, number: run.number, stopAsked };
    });
  },
);
