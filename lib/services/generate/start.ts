import { planOf } from '#lib/domain/generate/plan-batch.ts';
import { BatchPlan } from '#lib/domain/generate/schema.ts';
import { projectVerb } from '../verb.ts';
import { createBatch } from './run/create-batch.ts';

export const startBatch = projectVerb(
  {
    name: 'generate.start',
    summary: 'Starts a batch: one method over the seeds that the filter admits.',
    kind: 'command',
    capability: 'generate',
    input: BatchPlan,
  },
  async (ctx, input) => createBatch(ctx, planOf(input)),
);
