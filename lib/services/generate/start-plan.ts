import { Plan } from '#lib/domain/generate/plan.ts';
import { projectVerb } from '../verb.ts';
import { createBatch } from './run/create-batch.ts';

export const startPlan = projectVerb(
  {
    name: 'generate.start-plan',
    summary: 'Starts a batch of several legs and mixed methods.',
    kind: 'command',
    capability: 'generate',
    input: Plan,
  },
  async (ctx, input) => createBatch(ctx, input),
);
