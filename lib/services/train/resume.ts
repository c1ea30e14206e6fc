import { z } from 'zod';
import { conflict } from '#lib/domain/errors.ts';
import { canResume } from '#lib/domain/train/states.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findRun, RunRef } from './find.ts';

export const resumeRun = projectVerb(
  {
    name: 'train.resume',
    summary: 'Goes on with a run that was stopped, failed or was lost, from its newest checkpoint.',
    kind: 'command',
    capability: 'train',
    input: z.object({ run: RunRef }),
  },
  async (ctx, input) => {
    const run = await findRun(ctx, input.run);
    return ctx.db.$transaction(async (tx) => {
      const legs = await tx.trainingLeg.findMany({ where: { runId: run.id }, orderBy: { position: 'asc' } });
      const leg = legs.find(({ state }) => state !== 'succeeded');
      const again = {
        state: 'queued' as const,
        reason: null,
        stopAsked: null,
        stopSent: null,
        failure: null,
      };
      const moved =
        leg && canResume(leg.state)
          ? await tx.trainingLeg.updateMany({ where: { id: leg.id, state: leg.state }, data: again })
          : { count: 0 };
      if (!leg || moved.count === 0) {
        throw conflict(`The run ${run.number} is ${run.state}: there is nothing to resume.`);
      }
      const last = await tx.trainingAttempt.aggregate({ where: { legId: leg.id }, _max: { number: true } });
      const number = (last._max.number ?? 0) + 1;
      await tx.trainingAttempt.create({ data: { legId: leg.id, number, askedAt: ctx.now() } });
      await tx.trainingRun.update({
        where: { id: run.id },
        data: { state: 'queued', reason: null, endedAt: null, unknownSince: null },
      });
      await enqueue(tx, 'train.follow', { runId: run.id });
      await audit(tx, ctx, {
        action: 'train.resume',
        target: `run ${run.id}`,
        before: { state: run.state },
        after: { state: 'queued', attempt: number },
      });
      return { run: run.id, number: run.number, attempt: number };
    });
  },
);
