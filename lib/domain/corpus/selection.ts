import { z } from 'zod';
import { Id } from '../ids.ts';
import { RandomSeed } from '../random-seed.ts';

const Level = z.coerce.number().int().min(1).max(5);

/** Which texts a core set is chosen from; a field left out admits everything. */
export const SelectionFilter = z.object({
  subject: z.string().trim().min(1).max(100).optional().describe('Only of this subject'),
  levels: z.array(Level).max(5).optional().describe('Only of these levels, 1 to 5'),
  import: Id.optional().describe('Only of this import'),
  status: z
    .enum(['pending', 'accepted', 'rejected', 'any'])
    .default('accepted')
    .describe('Variants: only of this status'),
});
export type SelectionFilter = z.infer<typeof SelectionFilter>;

export const NewSelection = SelectionFilter.extend({
  name: z.string().trim().min(1, 'Enter a name.').max(120).describe('Unique in the project'),
  kind: z.enum(['seed', 'variant']).default('seed').describe('What is chosen'),
  size: z.coerce.number().int().min(1).max(1_000_000).describe('How many are chosen'),
  vectors: z
    .enum(['tf-idf', 'embedding'])
    .optional()
    .describe(
      'Likeness by TF-IDF of character pieces, or by the embeddings endpoint of the project; left out, by embeddings where the project has an endpoint for them',
    ),
  randomSeed: RandomSeed.default(1).describe(
    'Decides the first choice; the same number and texts give the same selection',
  ),
});
export type NewSelection = z.infer<typeof NewSelection>;

/** What a run is given: of an older one neither is told, which is TF-IDF. */
export const SelectionParameters = NewSelection.extend({ endpoint: Id.nullable().default(null) });

export const SelectionRef = z.object({ selection: Id.describe('The selection') });

/** Radius and mean distance of texts to the nearest chosen one, 0 to 2. */
export const Cover = z.object({ radius: z.number(), mean: z.number() });
export type Cover = z.infer<typeof Cover>;

/** What a finished selection tells of itself. */
export const SelectionResult = z.object({
  candidates: z.number(),
  size: z.number(),
  /** The greatest distance of a candidate to its nearest chosen one. */
  radius: z.number(),
  /** On a sample of the candidates: the selection beside a random choice of the same size. */
  sample: z.object({ rows: z.number(), selection: Cover, random: Cover }),
  /** On a small sample chosen from anew, in proportion: the exact form beside the one that was used. */
  beside: z.object({
    rows: z.number(),
    size: z.number(),
    exact: Cover,
    selection: Cover,
    random: Cover,
  }),
  vectors: z.string(),
  approximation: z.string(),
  threads: z.number(),
  seconds: z.number(),
});
export type SelectionResult = z.infer<typeof SelectionResult>;

/** A selection as a filter of other work. */
export const inSelectionFields = {
  selection: Id.optional().describe('Only what this core-set selection holds'),
  selectionSize: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('Only the first so many of the selection'),
};
