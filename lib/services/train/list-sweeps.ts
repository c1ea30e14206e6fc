import { z } from 'zod';
import type { RunState } from '#lib/domain/train/states.ts';
import { projectVerb } from '../verb.ts';

export const listSweeps = projectVerb(
  {
    name: 'train.sweeps',
    summary: 'Lists the sweeps of a project with how many of their runs are in which state, newest first.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const found = await ctx.db.trainingSweep.findMany({
      where: { projectId: ctx.project.id },
      ...{ orderBy: { number: 'desc' }, include: { target: { select: { name: true } } } },
    });
    const counts = await ctx.db.trainingRun.groupBy({
      ...{
        by: ['sweepId', 'state'],
        where: { projectId: ctx.project.id, sweepId: { not: null } },
        _count: true,
      },
    });
    return {
      items: found.map(({ target, spec: _, ...sweep }) => {
        const own = counts.filter(({ sweepId }) => sweepId === sweep.id);
        const states = Object.fromEntries(own.map(({ state, _count }) => [state, _count]));
        return { ...sweep, targetName: target.name, states: states as Partial<Record<RunState, number>> };
      }),
    };
  },
);
