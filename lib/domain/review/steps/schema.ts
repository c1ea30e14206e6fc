import { z } from 'zod';
import { Flag } from '../../flag.ts';
import { Id } from '../../ids.ts';

/** Where a person says that a solution first goes wrong. */
export const StepMark = z.object({
  variant: Id.describe('The variant'),
  revision: z.coerce.number().int().positive().describe('The revision that was looked at'),
  step: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .describe('The first wrong step, counted from 1; 0 says that every step is right'),
});
export type StepMark = z.infer<typeof StepMark>;

export const StepLabelRef = z.object({ label: Id.describe('The step label') });

/** Which step labels are exported. */
export const StepLabelExport = z.object({
  method: z.string().max(100).optional().describe('Only variants of this method'),
  status: z.enum(['pending', 'accepted', 'rejected']).optional().describe('Only variants of this status'),
  outdated: Flag.default(true).describe('Also labels of revisions that were edited since'),
});
export type StepLabelExport = z.infer<typeof StepLabelExport>;
