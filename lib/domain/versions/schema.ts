import { z } from 'zod';
import { RejectedFrom } from './preference/source.ts';
import { Recipe } from './recipe.ts';

const isNumberOrId = (name: string) => /^\d+$/.test(name) || z.uuid().safeParse(name).success;

export { RejectedFrom };

export const VersionName = z
  .string()
  .min(1, { error: 'Enter a name.', abort: true })
  .regex(/^[a-z0-9][a-z0-9._-]{0,60}$/i, 'Use letters, digits, ".", "_" and "-", at most 61.')
  .refine((name) => !isNumberOrId(name), 'A number or an id would be mistaken for that of another version.')
  .describe('The name of the version, unique in the project');

/** What a person says of a version besides its recipe. */
export const VersionLabel = z.object({
  name: VersionName,
  description: z.string().trim().max(2000).default('').describe('What it is for'),
});

export const NewVersion = Recipe.extend(VersionLabel.shape);
export type NewVersion = z.infer<typeof NewVersion>;

/** The parts of a version; all rows of a seed family are in one of them. */
export const Split = z.enum(['train', 'validation', 'test']);
export type Split = z.infer<typeof Split>;

/** One row of a frozen version. Nothing in it depends on the database that it was made in. */
export type FrozenRow = {
  split: Split;
  method: string;
  problem: string;
  solution: string;
  answer: string;
  subject: string | null;
  level: number | null;
  /** The first wrong step of the solution, from 1, as a person marked it; 0: every step is right; null: nobody did. */
  firstWrongStep: number | null;
  /** In a version of preference pairs: what is worse than `solution` and `answer` for the same problem. */
  rejected: RejectedReply | null;
  lineage: Lineage;
};

/** The worse one of a pair, and where the preference comes from. */
export type RejectedReply = { solution: string; answer: string; from: RejectedFrom };

/** Where a row comes from, in words that hold on another machine too. */
export type Lineage = {
  seedHash: string;
  seedProblem: string;
  source: string;
  licence: string;
  groundTruth: string;
  model: string | null;
};
