import { z } from 'zod';
import { mostIds } from '../browse/schema.ts';
import { Id } from '../ids.ts';
import { VariantSelection } from './variant-filter.ts';

/** Variants chosen one by one, or every variant that a filter admits; exactly one of the two. */
export const ChosenVariants = z.object({
  ids: z.array(Id).min(1).max(mostIds).optional().describe('The variants, chosen one by one'),
  filter: VariantSelection.optional().describe('Every variant that this filter admits; {} for all'),
});
export type ChosenVariants = z.infer<typeof ChosenVariants>;

/** What is exported of a variant. */
export const variantFields = [
  ...(['id', 'seq', 'problem', 'solution', 'answer', 'subject', 'level', 'method', 'source'] as const),
  ...(['status', 'checks', 'revision', 'seed', 'batch'] as const),
];
