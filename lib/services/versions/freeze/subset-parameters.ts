import { z } from 'zod';

/** What a run that freezes subsets is given; the largest first. */
export const SubsetParameters = z.object({
  subsetOf: z.uuid(),
  randomSeed: z.number(),
  subsets: z.array(z.object({ name: z.string(), size: z.number() })),
});
export type SubsetParameters = z.infer<typeof SubsetParameters>;
