import { z } from 'zod';
import { Id, Page } from '../ids.ts';
import { ImportPlan } from '../seeds/requests.ts';

/** What kind of answer a problem of a benchmark has. */
export const answerTypes = [
  'integer',
  'decimal',
  'fraction',
  'expression',
  'interval',
  'set',
  'choice',
  'text',
  'none',
] as const;
export type AnswerType = (typeof answerTypes)[number];

export const BenchmarkRef = z.object({ benchmark: Id.describe('The benchmark') });

/** An uploaded file as a benchmark. */
export const NewBenchmark = ImportPlan.extend({
  name: z.string().trim().min(1, 'Give it a name.').max(100).describe('What people call it'),
  licence: z.string().trim().min(1, 'Name its licence.').max(200).describe('Its licence, as an SPDX id'),
  description: z.string().trim().max(2000).default('').describe('Where it comes from'),
});
export type NewBenchmark = z.infer<typeof NewBenchmark>;

export const BenchmarkProblems = BenchmarkRef.extend(Page.shape).extend({
  answerType: z.enum(answerTypes).optional().describe('Problems with such an answer only'),
  level: z.coerce.number().int().min(1).max(5).optional(),
  subject: z.string().max(100).optional(),
});
export type BenchmarkProblems = z.infer<typeof BenchmarkProblems>;
