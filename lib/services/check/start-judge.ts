import { JudgeRun } from '#lib/domain/check/schema.ts';
import { ArmPlan, LegPlan, Plan } from '#lib/domain/generate/plan.ts';
import { createBatch } from '../generate/run/create-batch.ts';
import { projectVerb } from '../verb.ts';

export const startJudge = projectVerb(
  {
    name: 'check.judge',
    summary: 'Asks a model as a judge about variants: solvable, self-contained, correct, difficulty.',
    kind: 'command',
    capability: 'check',
    input: JudgeRun,
  },
  async (ctx, { model, budget, randomSeed, count, temperature, templates, ...filter }) => {
    const mix = [ArmPlan.parse({ method: 'model-judge', model, temperature, templates })];
    const select = count === undefined ? { kind: 'all' } : { kind: 'random', count };
    const leg = LegPlan.parse({ source: { from: 'variants', filter }, select, mix });
    const stop = { dollars: budget };
    return createBatch(ctx, Plan.parse({ makes: 'judgements', legs: [leg], stop, randomSeed }));
  },
);
