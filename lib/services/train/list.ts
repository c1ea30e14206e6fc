import { z } from 'zod';
import { runStates } from '#lib/domain/train/states.ts';
import { projectVerb } from '../verb.ts';
import { findSweep, SweepRef } from './find.ts';
import { shown, viewRun } from './view-run.ts';

export const listRuns = projectVerb(
  {
    name: 'train.list',
    summary: 'Lists the fine-tuning runs of a project, newest first.',
    kind: 'query',
    capability: 'read',
    input: z.object({
      before: z.coerce.number().int().positive().optional().describe('Runs with smaller numbers only'),
      limit: z.coerce.number().int().min(1).max(200).default(100).describe('At most so many'),
      state: z.enum(runStates).optional().describe('Runs in this state only'),
      sweep: SweepRef.optional().describe('Runs of this sweep only, in its order'),
    }),
  },
  async (ctx, { before, limit, state, sweep }) => {
    const sweepId = sweep === undefined ? undefined : (await findSweep(ctx, sweep)).id;
    const where = { projectId: ctx.project.id, state, sweepId, number: { lt: before } };
    const [found, total] = await Promise.all([
      ctx.db.trainingRun.findMany({
        ...{ where, take: limit, include: shown },
        orderBy: sweepId ? { place: 'asc' } : { number: 'desc' },
      }),
      ctx.db.trainingRun.count({ where: { projectId: ctx.project.id, state, sweepId } }),
    ]);
    return { items: found.map((run) => viewRun(run, ctx.now())), total };
  },
);
