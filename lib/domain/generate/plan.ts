import { z } from 'zod';
import { inSelectionFields } from '../corpus/selection.ts';
import { Flag } from '../flag.ts';
import { Id } from '../ids.ts';
import { RandomSeed } from '../random-seed.ts';
import { Sampling } from './sampling.ts';
import { TemplateMessages } from './template.ts';
import { CheckState, StatusChoice } from './variant-filter.ts';

const Level = z.coerce.number().int().min(1).max(5);
const Share = z.coerce.number().min(0).max(1);

/** Which seeds a batch starts from; a field left out admits everything. */
export const SeedFilter = z.object({
  subject: z.string().trim().min(1).max(100).optional().describe('Only seeds of this subject'),
  levels: z.array(Level).max(5).optional().describe('Only seeds of these levels, 1 to 5'),
  import: Id.optional().describe('Only seeds of this import'),
  onlyWithSolution: Flag.default(false).describe('Only seeds that have a solution'),
  maxSolveRate: Share.optional().describe(
    'Seeds that models solve at most so often count as well, whatever their level: 0.5 is every second time',
  ),
  ...inSelectionFields,
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000_000, 'At most 10,000,000 problems can be taken.')
    .optional()
    .describe('At most this many seeds, the oldest first'),
});
export type SeedFilter = z.infer<typeof SeedFilter>;

/** What ends a batch before its plan is done. */
export const StopConditions = z.object({
  passed: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000_000)
    .optional()
    .describe('End when so many variants passed their checks'),
  dollars: z.coerce
    .number()
    .positive()
    .max(10_000_000)
    .optional()
    .describe('Pause when so many US dollars are spent: only calls that were under way are paid beyond it'),
  minutes: z.coerce
    .number()
    .int()
    .min(1)
    .max(525_600)
    .optional()
    .describe('End so many minutes after the start'),
});
export type StopConditions = z.infer<typeof StopConditions>;

/** Problems that are taken at most. */
const Count = z.coerce.number().int().min(1).max(10_000_000, 'At most 10,000,000 problems can be taken.');

/** Where a leg's problems come from. */
export const Source = z.discriminatedUnion('from', [
  z.object({ from: z.literal('seeds'), filter: SeedFilter.prefault({}) }),
  z.object({
    from: z.literal('legs'),
    legs: z.array(z.number().int().min(0)).min(1).describe('Positions of earlier legs, 0-based'),
    checks: z
      .enum(['passed', 'not-failed', 'any'])
      .default('passed')
      .describe('Which of their variants; those that are unchecked yet are checked first'),
    levels: z.array(Level).max(5).optional().describe('Only variants of these levels'),
  }),
  z.object({
    from: z.literal('variants'),
    filter: z
      .object({
        batch: Id.optional(),
        method: z.string().max(100).optional(),
        subject: z.string().max(100).optional(),
        levels: z.array(Level).max(5).optional(),
        status: StatusChoice.optional(),
        checks: CheckState.optional(),
        ...inSelectionFields,
        limit: Count.optional(),
      })
      .prefault({}),
  }),
]);
export type Source = z.infer<typeof Source>;

/** What a recipe may start from beside what a plan may: the problems of a benchmark, which nothing is made from. */
export const RecipeSource = z.discriminatedUnion('from', [
  ...Source.options,
  z.object({
    from: z.literal('benchmark'),
    benchmark: Id,
    limit: Count.optional().describe('At most this many problems, in the order of the benchmark'),
  }),
]);

/** Which of a source's problems are taken. */
export const Selection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('random'), count: Count }),
  z.object({ kind: z.literal('core-set'), count: Count }),
]);
export type Selection = z.infer<typeof Selection>;

/** One method in a mix. */
export const ArmPlan = z.object({
  method: z.string().min(1).max(100),
  share: z.coerce.number().positive().max(1_000_000).default(1).describe('Its part of the mix, in any unit'),
  parameters: z.record(z.string(), z.unknown()).default({}),
  templates: z.record(z.string(), Id).default({}).describe('Template name -> a version of your own'),
  model: Id.optional(),
  ...Sampling.shape,
});
export type ArmPlan = z.infer<typeof ArmPlan>;

export const LegPlan = z.object({
  title: z.string().trim().max(120).default(''),
  stage: z.coerce.number().int().min(1).max(9).default(1),
  source: Source,
  select: Selection.default({ kind: 'all' }),
  samples: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .describe('Requests for each problem, over the mix'),
  mix: z.array(ArmPlan).min(1).max(20),
});
export type LegPlan = z.infer<typeof LegPlan>;

/**
 * `each`: every variant is checked before it is stored; `later`: all of them when the batch has ended, by a job. What a
 * later leg takes by its checks is checked before that leg starts in either case.
 */
export const CheckTime = z.enum(['each', 'later']);

/** What a batch will do, as a person states it: legs, one after the other. */
export const Plan = z.object({
  name: z.string().trim().max(120).default('').describe('A name for the list; empty makes one'),
  makes: z.enum(['variants', 'judgements']).default('variants'),
  legs: z.array(LegPlan).min(1).max(20),
  stop: StopConditions.default({}),
  checks: CheckTime.default('each').describe(
    'Check each variant as it arrives, or all when the batch has ended; a leg that takes variants of earlier legs by their checks has those checked before it starts',
  ),
  viaBatchApi: Flag.default(false).describe("Ask through the provider's Batch API"),
  randomSeed: RandomSeed.optional().describe(
    'The same number and plan give the same requests; left out, one is drawn',
  ),
});
export type Plan = z.infer<typeof Plan>;

/** A template as it was when the batch started. */
export const ResolvedTemplate = z.object({
  name: z.string(),
  origin: z.enum(['built-in', 'project']),
  id: z.string().nullable(),
  version: z.number(),
  /** SHA-256 over the messages, hex. */
  hash: z.string(),
  /** Empty in batches of the first release, which did not store it. */
  messages: TemplateMessages.or(z.tuple([])),
});
export type ResolvedTemplate = z.infer<typeof ResolvedTemplate>;

/** An arm with everything looked up that its results depend on. */
export const ArmRecipe = z.object({
  method: z.string(),
  share: z.number(),
  parameters: z.record(z.string(), z.unknown()),
  templates: z.array(ResolvedTemplate),
  model: z
    .object({
      id: z.string(),
      name: z.string(),
      baseUrl: z.string(),
      model: z.string(),
      priceInput: z.number().nullable(),
      priceOutput: z.number().nullable(),
      priceCached: z.number().nullable().default(null),
      batchPriceShare: z.number().default(1),
      extraBody: z.record(z.string(), z.unknown()).default({}),
    })
    .nullable(),
  sampling: Sampling.nullable(),
});
export type ArmRecipe = z.infer<typeof ArmRecipe>;

/** The plan as it was resolved when the batch started: all that its requests depend on. */
export const Recipe = z.object({
  makes: z.enum(['variants', 'judgements', 'replies']).default('variants'),
  legs: z.array(
    z.object({
      title: z.string(),
      stage: z.number(),
      source: RecipeSource,
      select: Selection.default({ kind: 'all' }),
      samples: z.number(),
      arms: z.array(ArmRecipe).min(1),
    }),
  ),
  stop: StopConditions.default({}),
  checks: CheckTime.default('each'),
  randomSeed: z.number(),
  codeVersion: z.string(),
});
export type Recipe = z.infer<typeof Recipe>;
