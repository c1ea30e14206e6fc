import { z } from 'zod';
import { Flag } from '../flag.ts';
import { Id } from '../ids.ts';
import { RandomSeed } from '../random-seed.ts';
import { SeedFilter, StopConditions } from './plan.ts';
import { Sampling } from './sampling.ts';

export const batchStatuses = ['queued', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export const BatchStatus = z.enum(batchStatuses);
export type BatchStatus = z.infer<typeof BatchStatus>;

export const requestStatuses = [
  'queued',
  'leased',
  'submitted',
  'done',
  'refused',
  'failed',
  'cancelled',
] as const;
export const RequestStatus = z.enum(requestStatuses);
export type RequestStatus = z.infer<typeof RequestStatus>;

/** A batch of one method over seeds, as a person states it; for more than that there is `Plan`. */
export const BatchPlan = z.object({
  name: z.string().trim().max(120).default('').describe('A name for the list; empty makes one'),
  method: z.string().min(1).max(100).describe('The id of the method'),
  parameters: z
    .record(z.string(), z.unknown())
    .default({})
    .describe('Parameters of the method; those left out have defaults'),
  model: Id.optional().describe('The model, for a method that asks one'),
  samples: z.coerce.number().int().min(1).max(1000).default(1).describe('Requests for each seed'),
  randomSeed: RandomSeed.optional().describe(
    'The same number and plan give the same requests; left out, one is drawn',
  ),
  templates: z.record(z.string(), Id).default({}).describe('Template name -> a version of your own'),
  viaBatchApi: Flag.default(false).describe("Ask through the provider's Batch API"),
  stopPassed: StopConditions.shape.passed,
  budget: StopConditions.shape.dollars,
  stopMinutes: StopConditions.shape.minutes,
  ...SeedFilter.shape,
  ...Sampling.shape,
});
export type BatchPlan = z.infer<typeof BatchPlan>;

export const BatchRef = z.object({ batch: Id.describe('The batch') });

export { CheckState, VariantFilter } from './variant-filter.ts';
