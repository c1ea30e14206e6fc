import { z } from 'zod';
import type { RunCost } from '#lib/domain/train/cost.ts';
import { projectVerb } from '../verb.ts';
import { findSweep, SweepRef } from './find.ts';
import { shown, viewRun } from './view-run.ts';

export const getSweep = projectVerb(
  {
    name: 'train.show-sweep',
    summary: 'Shows a sweep: what was asked for, its totals, and its runs in their order.',
    kind: 'query',
    capability: 'read',
    input: z.object({ sweep: SweepRef }),
  },
  async (ctx, input) => {
    const { spec, ...sweep } = await findSweep(ctx, input.sweep);
    const runs = await ctx.db.trainingRun.findMany({
      where: { sweepId: sweep.id },
      ...{ orderBy: { place: 'asc' }, include: shown },
    });
    const target = await ctx.db.computeTarget.findUnique({
      where: { id: sweep.targetId },
      select: { name: true },
    });
    return {
      ...sweep,
      targetName: target?.name ?? '',
      spec: spec as Record<string, unknown> & { total: RunCost },
      runs: runs.map((run) => viewRun(run, ctx.now())),
    };
  },
);
