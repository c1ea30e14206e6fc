import { z } from 'zod';
import { Id, Page } from '../ids.ts';

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
  rule: z.string().min(1).max(100).describe('The id of the rule'),
  outcome: CheckOutcome.default('failed').describe('passed, undecided, failed or skipped'),
  batch: Id.optional().describe('Only variants of this batch'),
});
export type CheckResultFilter = z.infer<typeof CheckResultFilter>;

export const CheckSummaryFilter = z.object({ batch: Id.optional().describe('Only variants of this batch') });
export type CheckSummaryFilter = z.infer<typeof CheckSummaryFilter>;
