import { z } from 'zod';
import { Id } from '../ids.ts';
import { subjects } from './subject.ts';

/** The order of a list: by arrival, level or tokens; "-" turns it around. Seeds without a value come last. */
export const seedSorts = ['seq', '-seq', 'level', '-level', 'tokens', '-tokens'] as const;

const Names = z.array(z.string().max(200)).max(50).optional();

/** Which seeds a list shows, a search looks through or a bulk act is about. */
export const SeedSelection = z.object({
  subject: z
    .array(z.enum([...subjects, 'none']))
    .optional()
    .describe('Subjects; "none" for seeds without one'),
  level: z
    .array(z.coerce.number().int().min(0).max(5))
    .optional()
    .describe('1 to 5; 0 for seeds without one'),
  method: Names.describe('How a synthetic row was made; "none" for problems of people'),
  source: Names.describe('The data set that an imported row names; "none" for seeds without one'),
  import: Id.optional().describe('The import they came with'),
  solution: z.enum(['yes', 'no']).optional().describe('Whether there is a worked solution'),
  excluded: z.enum(['yes', 'no']).optional().describe('Whether they were set aside'),
  text: z.string().trim().max(200).optional().describe('Words of the problem, or pieces of its LaTeX'),
});
export type SeedSelection = z.infer<typeof SeedSelection>;

/** A list of seeds: which, and in which order. "rank" puts the best matches of a search first. */
export const SeedFilter = SeedSelection.extend({
  sort: z
    .enum([...seedSorts, 'rank'])
    .default('seq')
    .describe('By arrival, level, tokens, or by how well they match the search; "-" turns it around'),
});
export type SeedFilter = z.infer<typeof SeedFilter>;
