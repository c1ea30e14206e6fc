import { lockProjectRuns } from '#lib/db/queries/lock-project-runs.ts';
import { RunRequest } from '#lib/domain/train/schema.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { findTarget } from '../targets/find.ts';
import { projectVerb } from '../verb.ts';
import { legsOf } from './plan/legs-of.ts';
import { newIdOf, nextNumber, refuseRequest, storeRun } from './store-run.ts';

export const startRun = projectVerb(
  {
    name: 'train.start',
    summary: 'Starts a fine-tuning of a model on a version at a compute target, in one leg or two.',
    kind: 'command',
    capability: 'train',
    input: RunRequest,
  },
  async (ctx, request) => {
    const target = await findTarget(ctx.db, request.target);
    refuseRequest(target, request);
    const legs = await legsOf(ctx, request, newIdOf(ctx));
    return ctx.db.$transaction(async (tx) => {
      await lockProjectRuns(tx, ctx.project.id);
      const number = await nextNumber(tx, ctx.project.id);
      const run = await storeRun(tx, ctx, { target, request, legs, number });
      await enqueue(tx, 'train.follow', { runId: run.id });
      const { changes: _, stage2Changes: __, ...asked } = request;
      await audit(tx, ctx, {
        ...{ action: 'train.start', target: `run ${run.id}` },
        before: null,
        after: { ...asked, number, target: target.name, legs: legs.map(({ plan }) => plan) },
      });
      return { run: run.id, number, name: run.name };
    });
  },
);
