import { z } from 'zod';
import { Derivation } from '../evaluate/robustness/index.ts';
import { Id, Page } from '../ids.ts';
import { RandomSeed } from '../random-seed.ts';
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

const [Distractors, Perturbed] = Derivation.options;

/** A robustness set made of a benchmark. */
export const RobustnessSet = BenchmarkRef.extend({
  kind: z.enum(['distractors', 'perturbed']).describe('Irrelevant sentences, or new numbers'),
  from: Distractors.shape.from.describe('Of distractors: the fewest in a form'),
  to: Distractors.shape.to.describe('Of distractors: the most in a form'),
  copies: Perturbed.shape.copies.describe('Of new numbers: forms of each problem'),
  limit: z.coerce.number().int().min(1).max(1_000_000).optional().describe('Only the first so many problems'),
  name: z.string().trim().max(100).default('').describe('What people call it; empty makes a name'),
  randomSeed: RandomSeed.default(1).describe('What the sentences or numbers are drawn with'),
});
export type RobustnessSet = z.output<typeof RobustnessSet>;
