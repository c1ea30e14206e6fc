import { z } from 'zod';
import { Flag } from '../flag.ts';
import { Id } from '../ids.ts';
import { jsonOr } from '../json-or.ts';
import { AnswerForm } from './leg-plan.ts';
import { presets } from './presets.ts';
import { RunConfig } from './run-config.ts';
import { templates } from './templates.ts';

const presetIds = presets.map(({ id }) => id) as [string, ...string[]];
const templateIds = templates.map(({ id }) => id) as [string, ...string[]];

/** A version by its number, its name or its id. */
const VersionRef = z.string().min(1).max(61);

/** What differs from the preset's recipe. */
export const RecipeChanges = jsonOr(RunConfig.shape.recipe.partial().strict(), '{"epochs": 1}').default({});

/** The model that training starts from. */
export const Base = z
  .string()
  .trim()
  .min(1, 'Name the model to start from.')
  .max(500)
  .describe('The model to start from: a folder at the compute target, or a name of the Hugging Face Hub');

const shared = {
  target: Id.describe('The compute target, as targets list shows it'),
  preset: z.enum(presetIds).default('skywork').describe('The recipe'),
  changes: RecipeChanges.describe('What differs from the recipe, as JSON: {"epochs": 1}'),
  template: z
    .enum(templateIds)
    .optional()
    .describe('How problems are put to the model; left out, as the recipe has it'),
  answer: AnswerForm.optional().describe(
    'How solutions end: as-frozen trains on the shards as they lie; left out, as the recipe has it',
  ),
  weights: z
    .enum(['pretrained', 'random'])
    .default('pretrained')
    .describe('The weights of the base, or new ones drawn from its configuration'),
  gpus: z.coerce.number().int().min(0).max(1024).default(0).describe('GPUs; 0 trains on processors'),
  strategy: z
    .enum(['none', 'ddp', 'fsdp', 'zero2', 'zero3'])
    .default('none')
    .describe('How several GPUs share the work'),
  minutes: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .default(null)
    .describe('Time limit in minutes'),
  memoryGb: z.coerce
    .number()
    .min(1)
    .max(10_000)
    .nullable()
    .default(null)
    .describe('Memory to ask a cluster for'),
  speed: z.coerce
    .number()
    .positive()
    .max(1e9)
    .nullable()
    .default(null)
    .describe('Tokens a second that a run is expected to read; used until runs of this base have told it'),
  evaluationSplit: Flag.default(true).describe(
    'Whether the loss on the validation split is measured, where there is one',
  ),
};

/** What is asked of one run. */
export const RunRequest = z.object({
  ...shared,
  version: VersionRef.describe('The version to train on: number, name or id'),
  base: Base,
  revision: z.string().trim().max(100).nullable().default(null).describe('Of a model on the Hub: its commit'),
  name: z
    .string()
    .trim()
    .max(80)
    .default('')
    .describe('The name in lists; left out, made from version and base'),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1)
    .describe('The random seed'),
  stage2: VersionRef.optional().describe(
    'A second version, the hard one: a second leg starts from the checkpoint of the first',
  ),
  stage2Changes: RecipeChanges.describe('What differs in the second leg, as JSON'),
});
export type RunRequest = z.output<typeof RunRequest>;

/** What is asked of a sweep: every version with every base and every seed. */
export const SweepRequest = z.object({
  ...shared,
  name: z.string().trim().min(1, 'Give the sweep a name.').max(80).describe('The name in lists'),
  versions: z.array(VersionRef).min(1).max(20).describe('The versions, nested subsets of one mostly'),
  bases: z.array(Base).min(1).max(10).describe('The models to start from'),
  seeds: z
    .array(
      z.coerce
        .number()
        .int()
        .min(0)
        .max(2 ** 31 - 1),
    )
    .min(1)
    .max(10)
    .default([1])
    .describe('Random seeds'),
});
export type SweepRequest = z.output<typeof SweepRequest>;
