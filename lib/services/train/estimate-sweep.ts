import { sumCosts } from '#lib/domain/train/cost.ts';
import { SweepRequest } from '#lib/domain/train/schema.ts';
import { findTarget } from '../targets/find.ts';
import { projectVerb } from '../verb.ts';
import { costsOfSweep, runsOfSweep } from './plan/runs-of-sweep.ts';

export const estimateSweep = projectVerb(
  {
    name: 'train.estimate-sweep',
    summary: 'What a sweep would be: its runs in order, and the total of tokens, GPU hours and money.',
    kind: 'query',
    capability: 'read',
    input: SweepRequest,
  },
  async (ctx, request) => {
    const target = await findTarget(ctx.db, request.target);
    const runs = await runsOfSweep(ctx, target, request);
    const costs = await costsOfSweep(ctx, target, runs);
    return {
      total: sumCosts(costs),
      runs: runs.map(({ request: one, legs }, at) => ({
        ...{ version: legs[0]?.version.name ?? one.version, rows: legs[0]?.rows ?? 0 },
        ...{ base: one.base, seed: one.seed, cost: costs[at]! },
      })),
    };
  },
);
