import { z } from 'zod';
import { mostIds } from '../browse/schema.ts';
import { CheckState, VariantSelection } from '../generate/variant-filter.ts';
import { Id } from '../ids.ts';
import { ReasonId } from './reasons.ts';

export const VariantStatus = z.enum(['pending', 'accepted', 'rejected']);
export type VariantStatus = z.infer<typeof VariantStatus>;

export const DecisionAction = z.enum(['accept', 'reject']);
export type DecisionAction = z.infer<typeof DecisionAction>;

/** What is decided, and of which text: a decision on an older revision is a conflict. */
export const Decision = z.object({
  variant: Id.describe('The variant'),
  revision: z.coerce.number().int().positive().describe('The revision that was looked at'),
  action: DecisionAction.describe('accept or reject'),
  reasons: z.array(ReasonId).max(35).default([]).describe('Why it is rejected'),
  note: z.string().trim().max(2000).default('').describe('A remark for the history'),
  openMs: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional()
    .describe('How long the variant stood open before it was decided, in milliseconds'),
});
export type Decision = z.infer<typeof Decision>;

/** An edited text. `revision` is the one that the editor began with. */
export const Edit = z.object({
  variant: Id.describe('The variant'),
  revision: z.coerce.number().int().positive().describe('The revision that the edit began with'),
  problem: z.string().trim().min(1, 'The problem is empty.').max(20_000),
  solution: z.string().trim().min(1, 'The solution is empty.').max(100_000),
  answer: z.string().trim().min(1, 'The answer is empty.').max(2_000),
  note: z.string().trim().max(2000).default('').describe('What was changed, for the history'),
});
export type Edit = z.infer<typeof Edit>;

/** Which variants a queue is about; a field left out admits everything. */
export const QueueFilter = z.object({
  status: VariantStatus.default('pending').describe('pending, accepted or rejected'),
  method: z.string().max(100).optional().describe('The method that made it'),
  subject: z.string().max(100).optional(),
  level: z.coerce.number().int().min(1).max(5).optional(),
  checks: CheckState.optional().describe('The sum of its checks'),
  batch: Id.optional().describe('The batch that it comes from'),
  audit: Id.optional().describe('The audit plan whose drawn rows are to be read now'),
});
export type QueueFilter = z.infer<typeof QueueFilter>;

/** Which variants a bulk decision is about: those of a filter, and of them the chosen ones where any are named. */
export const MatchingVariants = VariantSelection.extend({
  variants: z.array(Id).min(1).max(mostIds).optional().describe('Only these variants'),
});
export type MatchingVariants = z.infer<typeof MatchingVariants>;

/**
 * How many variants a decision would change, of how many seeds; those it would leave as they are: decided before, not
 * checked yet, or reserved: several people decide them in an open queue, or they are kept for queues as gold.
 */
export type MatchingCounts = {
  variants: number;
  seeds: number;
  decided: number;
  unchecked: number;
  reserved: number;
};
