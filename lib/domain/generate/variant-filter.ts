import { z } from 'zod';
import { BrowsePage } from '../browse/schema.ts';
import { Id } from '../ids.ts';

/** The order of a list: by arrival, level or tokens; "-" turns it around. Variants without a value come last. */
export const variantSorts = ['seq', '-seq', 'level', '-level', 'tokens', '-tokens'] as const;

/** What the checks of a variant come to. */
export const CheckState = z.enum(['unchecked', 'passed', 'undecided', 'failed']);
export type CheckState = z.infer<typeof CheckState>;

/** Variants by what review decided; reviewed: accepted or rejected. */
export const StatusChoice = z.enum(['pending', 'accepted', 'rejected', 'reviewed']);

/** Which variants a list shows or a search looks through. */
export const VariantSelection = z.object({
  batch: Id.optional().describe('Only variants of this batch'),
  seed: Id.optional().describe('Only variants of this seed'),
  import: Id.optional().describe('Only variants that came with this import'),
  method: z.string().max(100).optional().describe('Only variants of this method'),
  source: z.string().max(200).optional().describe('Only variants of this data set, as the import names it'),
  subject: z.string().max(100).optional().describe('Only variants of this subject'),
  level: z.coerce.number().int().min(1).max(5).optional().describe('Only variants of this level'),
  status: StatusChoice.optional().describe('What review decided; reviewed is accepted or rejected'),
  checks: CheckState.optional().describe('The sum of the checks'),
  text: z.string().trim().max(200).optional().describe('Words of the problem, or pieces of its LaTeX'),
});
export type VariantSelection = z.infer<typeof VariantSelection>;

/** A page of the variants list. */
export const VariantFilter = VariantSelection.extend({
  ...BrowsePage.shape,
  sort: z
    .enum([...variantSorts, 'rank'])
    .default('seq')
    .describe('By arrival, level, tokens, or by how well they match the search; "-" turns it around'),
});
export type VariantFilter = z.infer<typeof VariantFilter>;
