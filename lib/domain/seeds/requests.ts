import { z } from 'zod';
import { Id } from '../ids.ts';

/** Which column of a file holds which field, for files in no known format. */
export const ColumnMapping = z.object({
  problem: z.string().min(1).max(200),
  solution: z.string().max(200).optional(),
  answer: z.string().max(200).optional(),
  subject: z.string().max(200).optional(),
  level: z.string().max(200).optional(),
  originalId: z.string().max(200).optional(),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** How an uploaded file is to be read. What is left out is recognised from its first rows. */
export const ImportPlan = z.object({
  import: Id.describe('The upload'),
  format: z.string().max(60).optional().describe('The data set format; recognised when left out'),
  mapping: ColumnMapping.optional().describe('Field to column, for the format "custom"'),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

export const ImportSource = z.object({
  sourceName: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Where the problems come from; the file name when left out'),
  licence: z
    .string()
    .trim()
    .max(200)
    .default('unknown')
    .describe('Their licence, as an SPDX id where there is one'),
});
