import { z } from 'zod';
import { projectVerb } from '../verb.ts';
import { findRun, RunRef } from './find.ts';
import { shown, viewRun } from './view-run.ts';

const mostEvents = 200;

export const getRun = projectVerb(
  {
    name: 'train.show',
    summary: 'Shows a run: its legs, attempts, checkpoints, history, time and cost.',
    kind: 'query',
    capability: 'read',
    input: z.object({ run: RunRef }),
  },
  async (ctx, input) => {
    const { id } = await findRun(ctx, input.run);
    const run = await ctx.db.trainingRun.findUniqueOrThrow({
      where: { id },
      include: { ...shown, sweep: { select: { number: true, name: true } } },
    });
    const legIds = run.legs.map((leg) => leg.id);
    const [checkpoints, events] = await Promise.all([
      ctx.db.trainingCheckpoint.findMany({
        where: { legId: { in: legIds } },
        orderBy: [{ step: 'asc' }, { path: 'asc' }],
      }),
      ctx.db.trainingEvent.findMany({
        where: { legId: { in: legIds } },
        ...{ orderBy: { id: 'desc' }, take: mostEvents },
      }),
    ]);
    const { sweep, ...rest } = run;
    return {
      ...viewRun(rest, ctx.now()),
      sweep,
      checkpoints: checkpoints.map((one) => ({
        ...one,
        bytes: one.bytes === null ? null : Number(one.bytes),
      })),
      events: events.map(({ id: event, ...one }) => ({ ...one, id: String(event) })),
    };
  },
);

export type RunDetail = Awaited<ReturnType<typeof getRun>>;
