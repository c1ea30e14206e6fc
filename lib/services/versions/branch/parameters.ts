import { z } from 'zod';

/** What a run of the kind "branch" is given. */
export const BranchParameters = z.object({
  version: z.uuid(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
});
export type BranchParameters = z.infer<typeof BranchParameters>;
