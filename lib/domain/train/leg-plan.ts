import { z } from 'zod';
import { AnswerPolicy } from '../versions/training-text.ts';
import { RunConfig } from './run-config.ts';

/** "as-frozen": the shards of the version as they lie; else a file is written in which solutions end as the policy says. */
export const AnswerForm = z.enum(['as-frozen', ...AnswerPolicy.options]);
export type AnswerForm = z.infer<typeof AnswerForm>;

/** All that a leg was asked for, resolved; the files of its data are named when it is launched. */
export const LegPlan = z.object({
  config: z.strictObject({ ...RunConfig.shape, data: RunConfig.shape.data.omit({ shards: true }) }),
  answer: AnswerForm,
  gpus: z.number().int(),
  minutes: z.number().int().nullable(),
  memoryGb: z.number().nullable(),
  /** The tag of the leg whose model this one starts from; null of a first leg. */
  from: z.string().nullable(),
  codeVersion: z.string(),
});
export type LegPlan = z.infer<typeof LegPlan>;
