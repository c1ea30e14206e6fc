import { z } from 'zod';

/** One thing that is not as it was frozen, and where: a file by its path, a row by its position, from 0. */
export const Fault = z.object({
  kind: z.enum(['missing-shard', 'changed-shard', 'unreadable-shard', 'changed-row', 'changed-revision']),
  path: z.string(),
  position: z.number().int().nullable(),
  message: z.string(),
});
export type Fault = z.infer<typeof Fault>;

/** What a version was found to be when it was hashed again. */
export const Verified = z.object({
  /** Whether files, rows and their number are what was frozen. */
  intact: z.boolean(),
  rows: z.number().int(),
  /** Content hashes: as frozen, and as found. */
  expected: z.string(),
  found: z.string(),
  faults: z.array(Fault),
  /** Rows that could be derived again from the revisions that they were made of. */
  derived: z.number().int(),
});
export type Verified = z.infer<typeof Verified>;

/** The parameters of a run "verify". */
export const VerifyParameters = z.object({ version: z.string() });
export type VerifyParameters = z.infer<typeof VerifyParameters>;
