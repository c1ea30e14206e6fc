import { z } from 'zod';
import { Flag } from '../flag.ts';
import { CheckState, StatusChoice } from '../generate/variant-filter.ts';
import { Id, Page } from '../ids.ts';
import { RandomSeed } from '../random-seed.ts';

export const checkOutcomes = ['passed', 'undecided', 'failed', 'skipped'] as const;
export const CheckOutcome = z.enum(checkOutcomes);
export type CheckOutcome = z.infer<typeof CheckOutcome>;

/** Which variants are checked now, at their current revision. */
export const CheckRun = z.object({
  variants: z.array(Id).min(1).max(1000).describe('The variants, at most 1,000'),
});
export type CheckRun = z.infer<typeof CheckRun>;

/** Which variants are checked again in the background. */
export const Recheck = z.object({
  batch: Id.optional().describe('Only variants of this batch; left out, all of the project'),
});
export type Recheck = z.infer<typeof Recheck>;

/** A page of what one rule says. */
export const CheckResultFilter = Page.extend({
  rule: z.string().min(1).max(200).describe('The id of the rule'),
  outcome: CheckOutcome.default('failed').describe('passed, undecided, failed or skipped'),
  batch: Id.optional().describe('Only variants of this batch'),
});
export type CheckResultFilter = z.infer<typeof CheckResultFilter>;

export const CheckSummaryFilter = z.object({ batch: Id.optional().describe('Only variants of this batch') });
export type CheckSummaryFilter = z.infer<typeof CheckSummaryFilter>;

export const overrideVerdicts = ['equal', 'different'] as const;
export const OverrideVerdict = z.enum(overrideVerdicts);
export type OverrideVerdict = z.infer<typeof OverrideVerdict>;

/** A reviewer's word on the answer of one revision, against the engine's. */
export const Override = z.object({
  variant: Id.describe('The variant'),
  revision: z.coerce.number().int().positive().describe('The revision that was looked at'),
  verdict: OverrideVerdict.describe('What the answer is to the known one: equal or different'),
  note: z.string().trim().max(2000).default('').describe('Why, for whoever mends the engine'),
});
export type Override = z.infer<typeof Override>;

export const OverrideRef = z.object({ override: Id.describe('The override') });

const overrideFilter = {
  verdict: OverrideVerdict.optional().describe("The person's word: equal or different"),
  engine: z.enum(['equal', 'different', 'undecided']).optional().describe('What the engine had said'),
};

/** A page of overrides, newest first. */
export const OverrideFilter = Page.extend({
  ...overrideFilter,
  state: z.enum(['standing', 'withdrawn']).optional().describe('standing or withdrawn; both when left out'),
});
export type OverrideFilter = z.infer<typeof OverrideFilter>;

/** Which standing overrides are exported. */
export const OverrideExport = z.object(overrideFilter);
export type OverrideExport = z.infer<typeof OverrideExport>;

/** Whether a judge's word counts as one more check. */
export const JudgeReliance = z.object({
  judge: z.string().min(1).max(200).describe('The judge, as the list of judges names it'),
  relied: Flag.default(true).describe('true: its word counts; false: it is only shown'),
});
export type JudgeReliance = z.infer<typeof JudgeReliance>;

/** Which variants a model is asked about, as a judge. */
export const JudgeRun = z.object({
  model: Id.describe('The model that judges'),
  batch: Id.optional().describe('Only variants of this batch'),
  method: z.string().max(100).optional().describe('Only variants of this method'),
  status: StatusChoice.optional().describe('reviewed variants show how far the judge agrees with people'),
  checks: CheckState.optional().describe('The sum of their checks'),
  count: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .optional()
    .describe('So many of them, drawn at random; left out, all'),
  temperature: z.coerce.number().min(0).max(2).default(0).describe('0 is the most likely text'),
  templates: z.record(z.string(), Id).default({}).describe('Template name -> a version of your own'),
  budget: z.coerce.number().positive().optional().describe('Pause when so many US dollars are spent'),
  randomSeed: RandomSeed.optional().describe('For the draw; left out, one is drawn'),
});
export type JudgeRun = z.infer<typeof JudgeRun>;
