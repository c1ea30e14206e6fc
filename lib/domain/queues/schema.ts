import { z } from 'zod';
import { VariantSelection } from '../generate/variant-filter.ts';
import { Id } from '../ids.ts';
import { RandomSeed } from '../random-seed.ts';
import { Decision } from '../review/schema.ts';

export const QueueOrder = z.enum(['random', 'confidence', 'disagreement', 'information']);
export type QueueOrder = z.infer<typeof QueueOrder>;

/** Which pending variants a queue is filled with; a field left out admits everything. */
export const QueueSelection = VariantSelection.omit({ status: true });
export type QueueSelection = z.infer<typeof QueueSelection>;

export const QueueItemState = z.enum(['open', 'agreed', 'disputed', 'adjudicated', 'withdrawn']);
export type QueueItemState = z.infer<typeof QueueItemState>;

/** What can be changed of a queue while people work it. */
export const QueueSettings = z.object({
  name: z.string().trim().min(1, 'Give the queue a name.').max(100).describe('The name of the queue'),
  votes: z.coerce
    .number()
    .int()
    .min(1)
    .max(20)
    .default(2)
    .describe('How many people decide each variant, each without seeing the others'),
  goldRate: z.coerce
    .number()
    .min(0)
    .max(0.5)
    .default(0)
    .describe('The share of gold variants in what a person is given, at most 0.5'),
  leaseSeconds: z.coerce
    .number()
    .int()
    .min(30)
    .max(3600)
    .default(300)
    .describe('For how long a variant is kept for a person without a sign of life'),
  members: z
    .array(Id)
    .max(200)
    .default([])
    .describe('The people who may work it; everybody who may review where none is named'),
});
export type QueueSettings = z.infer<typeof QueueSettings>;

/** A queue as it is made. */
export const NewQueue = QueueSettings.extend({
  order: QueueOrder.default('random').describe('Which variants come first'),
  randomSeed: RandomSeed.optional().describe(
    'Draws the order among equals; drawn and recorded when left out',
  ),
  filter: QueueSelection.default({}).describe('Which pending variants it is filled with'),
  audit: Id.optional().describe('Instead of a filter: the audit plan whose drawn rows it is filled with'),
});
export type NewQueue = z.infer<typeof NewQueue>;

/** A vote: a person's decision on an item of a queue. */
export const Vote = Decision.extend({
  queue: Id.describe('The queue'),
});
export type Vote = z.infer<typeof Vote>;

/** One variant of a queue. */
export const QueuedVariant = z.object({
  queue: Id.describe('The queue'),
  variant: Id.describe('The variant'),
});

/** Which further voice stands beside the people: a model's judgements, or a rule's outcomes. */
export const Rater = z
  .string()
  .regex(/^(judge|check):.{1,200}$/, 'Name a rater as judge:<name> or check:<rule>.')
  .describe('One more rater: judge:<name> or check:<rule>');
