import { z } from 'zod';
import { Page } from '../ids.ts';

/** Which page of a list: the first one, one beside a place, or the last. */
export const BrowsePage = z.object({
  after: z.string().max(40).optional().describe('nextAfter of the page before'),
  before: z
    .string()
    .max(40)
    .optional()
    .describe('previousBefore of the page behind, or "end" for the last page'),
  limit: Page.shape.limit,
});
export type BrowsePage = z.infer<typeof BrowsePage>;

/** Rows chosen one by one, or all that a filter admits. */
export const mostIds = 10_000;

/** Why a list is not whole: its time was over, the search index is not there at the moment, or only the first matches
 * were put in order. */
export type PartialReason = 'time' | 'index' | 'first';

/** What every list says of itself beside its rows. A total that is capped is a lower bound: there are at least so many. */
export type ListFrame = {
  nextAfter: string | null;
  previousBefore: string | null;
  total: number;
  totalIsCapped: boolean;
  /** Not all rows were looked at in the time that a list has, or more match than are put in order at once: `total` says
   * how many were, and is capped. */
  partial: boolean;
  partialReason: PartialReason | null;
};
