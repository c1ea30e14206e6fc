import type { RunConfig } from '#lib/domain/train/run-config.ts';

type Recipe = RunConfig['recipe'];

/** A recipe to choose, as the studio gives it. */
export type PresetChoice = {
  id: string;
  title: string;
  source: string;
  ours: string;
  template: string;
  answer: string;
  recipe: Recipe;
  rates: readonly { match: string; learningRate: number }[];
};

export type TargetChoice = {
  id: string;
  name: string;
  kind: 'local' | 'slurm' | 'openai';
  gpus: number | null;
  builtIn: boolean;
};
export type VersionChoice = { number: number; name: string; rowCount: number };

export type FormOptions = {
  presets: readonly PresetChoice[];
  templates: readonly { id: string; title: string }[];
  bases: readonly string[];
  targets: readonly TargetChoice[];
  versions: readonly VersionChoice[];
};

/** Fields that stand for the recipe as it is while they are empty. */
export type Changes = {
  epochs: number | undefined;
  learningRate: number | undefined;
  globalBatch: number | undefined;
  microBatch: number | undefined;
  maxLength: number | undefined;
  saveSteps: number | undefined;
  packing: boolean;
  gradientCheckpointing: boolean;
};

export type SharedValues = Changes & {
  target: string;
  preset: string;
  template: string;
  answer: string;
  weights: 'pretrained' | 'random';
  gpus: number | undefined;
  minutes: number | undefined;
  speed: number | undefined;
  evaluationSplit: boolean;
};

export type RunValues = SharedValues & {
  version: string;
  base: string;
  revision: string;
  name: string;
  seed: number | undefined;
  stage2: string;
};

/** Stands for what the recipe says, in a select box. */
export const asRecipe = 'as-recipe';
export const none = 'none';

export function firstShared({ targets, presets }: FormOptions): SharedValues {
  return {
    ...{ epochs: undefined, learningRate: undefined, globalBatch: undefined, microBatch: undefined },
    ...{ maxLength: undefined, saveSteps: undefined, packing: false, gradientCheckpointing: false },
    ...{ target: targets[0]?.id ?? '', preset: presets[0]?.id ?? '', template: asRecipe, answer: asRecipe },
    ...{
      weights: 'pretrained',
      gpus: targets[0]?.gpus ? 1 : 0,
      minutes: undefined,
      speed: undefined,
      evaluationSplit: true,
    },
  };
}

export function firstRun(options: FormOptions): RunValues {
  return {
    ...firstShared(options),
    ...{ version: String(options.versions[0]?.number ?? ''), base: options.bases[0] ?? '', revision: '' },
    ...{ name: '', seed: 1, stage2: none },
  };
}

/** What of the recipe is changed: nothing of an empty field. */
export function changesOf(values: Changes): Partial<Recipe> {
  const { epochs, learningRate, globalBatch, microBatch, maxLength, saveSteps } = values;
  const numbers = { epochs, learningRate, globalBatch, microBatch, maxLength, saveSteps };
  const given = Object.entries(numbers).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(given) as Partial<Recipe>),
    ...(values.packing && { packing: true }),
    ...(values.gradientCheckpointing && { gradientCheckpointing: true }),
  };
}

export function sharedRequest(values: SharedValues) {
  const { target, preset, template, answer, weights, gpus, minutes, speed, evaluationSplit } = values;
  return {
    ...{
      target,
      preset,
      weights,
      gpus: gpus ?? 0,
      minutes: minutes ?? null,
      speed: speed ?? null,
      evaluationSplit,
    },
    changes: JSON.stringify(changesOf(values)),
    ...(template !== asRecipe && { template }),
    ...(answer !== asRecipe && { answer: answer as 'as-frozen' }),
  };
}

export function runRequest(values: RunValues) {
  const { version, base, revision, name, seed, stage2 } = values;
  return {
    ...sharedRequest(values),
    ...{ version, base, name, seed: seed ?? 1, revision: revision === '' ? null : revision },
    ...(stage2 !== none && { stage2 }),
  };
}

/** The learning rate that the recipe has for a base. */
export function rateFor({ recipe, rates }: PresetChoice, base: string): number {
  return rates.find(({ match }) => new RegExp(match, 'i').test(base))?.learningRate ?? recipe.learningRate;
}
