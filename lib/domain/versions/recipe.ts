import { z } from 'zod';
import { inSelectionFields } from '../corpus/selection.ts';
import { Id } from '../ids.ts';
import { RandomSeed } from '../random-seed.ts';
import { RejectedFrom, usualPairsPerProblem } from './preference/source.ts';
import { recipeIssues } from './recipe-issues.ts';

const Names = z.array(z.string().max(100)).max(500).optional();
const Count = z.coerce.number().int().positive();
const PerSeed = Count.max(10_000).optional();
const Share = z.coerce.number().min(0).max(0.9);

/** How rows are chosen out of those that the filter admits. */
export const Choice = z.enum(['all', 'random', 'core-set', 'hardest', 'quota']);
export type Choice = z.infer<typeof Choice>;

/** "rephrase:2": a method and its weight among the others. */
export const MethodWeight = z
  .string()
  .max(120)
  .regex(/^.+:\d+(\.\d+)?$/, 'Write a method and its weight as "rephrase:2".');

/** "Algebra:5:100": a subject, a level (0: none) and how many rows of them. */
export const CellQuota = z
  .string()
  .max(130)
  .regex(/^.*:[0-5]:\d+$/, 'Write a subject, a level from 1 to 5 (0: none) and rows as "Algebra:5:100".');

export const VersionKind = z.enum(['sft', 'preference']);
/** Solutions to be learned, or pairs of a better and a worse solution of one problem. */
export type VersionKind = z.infer<typeof VersionKind>;

const kindFields = {
  kind: VersionKind.default('sft').describe(
    'sft: solutions to be learned; preference: pairs of a better and a worse solution of one problem',
  ),
  sources: z
    .array(RejectedFrom)
    .max(10)
    .optional()
    .describe('For pairs: where the worse solution comes from; left out, from all of these'),
  pairsPerProblem: Count.max(1000)
    .optional()
    .describe(`For pairs: at most so many of one problem; left out, ${usualPairsPerProblem}`),
};

const filterFields = {
  status: z
    .enum(['accepted', 'pending', 'any'])
    .default('accepted')
    .describe('Only accepted variants, only those nobody decided yet, or all, rejected ones too'),
  checks: z.enum(['passed', 'any']).default('any').describe('passed: only variants whose checks all pass'),
  methods: Names.describe('Only variants of these methods'),
  subjects: Names.describe('Only these subjects'),
  levels: z.array(z.coerce.number().int().min(1).max(5)).optional().describe('Only these levels, 1 to 5'),
  confidence: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'Least share, 0 to 1, of sampled solutions that agree with the answer; leaves out what was not sampled',
    ),
  batch: Id.optional().describe('Only variants of this batch'),
  import: Id.optional().describe('Only variants of this import, or of its seeds'),
  audit: Id.optional().describe('Only what this audit covers'),
  strata: z
    .array(z.coerce.number().int().min(0))
    .max(1000)
    .optional()
    .describe('Only these strata of the audit, by their places from 0'),
  ...inSelectionFields,
};

const choiceFields = {
  perSeed: PerSeed.describe('At most so many variants of one seed'),
  perSeedAndMethod: PerSeed.describe('At most so many variants of one seed by one method'),
  mix: z
    .array(MethodWeight)
    .max(100)
    .optional()
    .describe('Shares by method, such as rephrase:2 perturb-numbers:1; other methods are left out'),
  choice: Choice.default('all').describe('Which of the admitted rows: all, or so many as the size says'),
  size: Count.max(100_000_000).optional().describe('How many rows'),
  quotas: z
    .array(CellQuota)
    .max(1000)
    .optional()
    .describe('For the choice "quota": rows by subject and level; left out, equally many of each'),
};

const splitFields = {
  validation: Share.default(0).describe(
    'Share of the seed families, 0 to 0.9, whose rows are for validation',
  ),
  test: Share.default(0).describe('Share of the seed families, 0 to 0.9, whose rows are for testing'),
  randomSeed: RandomSeed.default(1).describe('Decides every draw: the same recipe over the same content'),
};

/**
 * What goes into a version: which variants are admitted, how many are kept of one seed, which are chosen, and how they
 * are split. A field left out admits everything, so that a plain filter is a recipe.
 */
export const Recipe = z
  .object({ ...kindFields, ...filterFields, ...choiceFields, ...splitFields })
  .superRefine((recipe, context) => {
    for (const { path, message } of recipeIssues(recipe)) {
      context.addIssue({ code: 'custom', path: [path], message });
    }
  });
export type Recipe = z.infer<typeof Recipe>;
