import { lockProjectRuns } from '#lib/db/queries/lock-project-runs.ts';
import { sumCosts } from '#lib/domain/train/cost.ts';
import { SweepRequest } from '#lib/domain/train/schema.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { findTarget } from '../targets/find.ts';
import { projectVerb } from '../verb.ts';
import { costsOfSweep, runsOfSweep } from './plan/runs-of-sweep.ts';
import { nextNumber, storeRun } from './store-run.ts';

export const startSweep = projectVerb(
  {
    name: 'train.sweep',
    summary: 'Starts a run for every version with every base and every seed, the smallest versions first.',
    kind: 'command',
    capability: 'train',
    input: SweepRequest,
  },
  async (ctx, request) => {
    const target = await findTarget(ctx.db, request.target);
    const runs = await runsOfSweep(ctx, target, request);
    const total = sumCosts(await costsOfSweep(ctx, target, runs));
    const { changes, ...asked } = request;
    const spec = { ...asked, changes: changes as object, total };
    return ctx.db.$transaction(
      async (tx) => {
        await lockProjectRuns(tx, ctx.project.id);
        const last = await tx.trainingSweep.aggregate({
          where: { projectId: ctx.project.id },
          _max: { number: true },
        });
        const number = (last._max.number ?? 0) + 1;
        const sweep = await tx.trainingSweep.create({
          data: { projectId: ctx.project.id, number, name: request.name, targetId: target.id, spec },
        });
        const first = await nextNumber(tx, ctx.project.id);
        for (const [place, { request: one, legs }] of runs.entries()) {
          const named = { number: first + place, sweep: { id: sweep.id, place } };
          await storeRun(tx, ctx, { target, request: one, legs, ...named });
        }
        await enqueue(tx, 'train.launch-sweep', { sweepId: sweep.id });
        await audit(tx, ctx, {
          ...{ action: 'train.sweep', target: `sweep ${sweep.id}` },
          before: null,
          after: { ...spec, number, target: target.name, runs: runs.length },
        });
        return { sweep: sweep.id, number, runs: runs.length };
      },
      { timeout: 60_000 },
    );
  },
);
