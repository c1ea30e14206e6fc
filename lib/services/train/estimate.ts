import { RunRequest } from '#lib/domain/train/schema.ts';
import { findTarget } from '../targets/find.ts';
import { projectVerb } from '../verb.ts';
import { costOfLegs } from './plan/costs.ts';
import { legsOf } from './plan/legs-of.ts';
import { newIdOf, refuseRequest } from './store-run.ts';

export const estimateRun = projectVerb(
  {
    name: 'train.estimate',
    summary: 'What a run would be: its recipe resolved, steps, tokens, GPU hours and money. Nothing starts.',
    kind: 'query',
    capability: 'read',
    input: RunRequest,
  },
  async (ctx, request) => {
    const target = await findTarget(ctx.db, request.target);
    refuseRequest(target, request);
    const legs = await legsOf(ctx, request, newIdOf(ctx));
    return {
      cost: await costOfLegs(ctx, legs, target, request.speed),
      legs: legs.map(({ plan, rows, version }) => ({
        ...{ version: version.number, name: version.name, rows, plan },
      })),
    };
  },
);
