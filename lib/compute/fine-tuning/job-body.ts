import type { RunConfig } from '#lib/domain/train/run-config.ts';

/** The longest suffix that the protocol takes. */
const longestSuffix = 64;

export const suffixOf = (tag: string, attempt: number): string => `${tag}-${attempt}`.slice(-longestSuffix);

/** Of a recipe, what the protocol has: epochs, batch, seed, and the rate as a multiple of the API's own. */
export function hyperparametersOf(
  { epochs, globalBatch, learningRate }: RunConfig['recipe'],
  unit: number | null,
) {
  return {
    n_epochs: Math.max(1, Math.round(epochs)),
    batch_size: globalBatch,
    ...(unit !== null && { learning_rate_multiplier: Number((learningRate / unit).toPrecision(6)) }),
  };
}

/** What asks for a job. Tag and attempt are in it twice, for an API that keeps no metadata. */
export function jobBody(
  { recipe }: RunConfig,
  {
    tag,
    attempt,
    model,
    files,
    unit,
    place,
  }: {
    tag: string;
    attempt: number;
    model: string;
    files: { training: string; validation: string | null };
    unit: number | null;
    /** Where the API reads the hyperparameters. */
    place: 'method' | 'hyperparameters';
  },
) {
  const hyperparameters = hyperparametersOf(recipe, unit);
  return {
    model,
    training_file: files.training,
    ...(files.validation !== null && { validation_file: files.validation }),
    suffix: suffixOf(tag, attempt),
    seed: recipe.seed,
    metadata: { corollary_tag: tag, corollary_attempt: String(attempt) },
    ...(place === 'method'
      ? { method: { type: 'supervised', supervised: { hyperparameters } } }
      : { hyperparameters }),
  };
}
