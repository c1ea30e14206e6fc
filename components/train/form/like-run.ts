import type { RunRow } from '../run-types.ts';
import type { RunValues } from './run-form.ts';

/** What a run was made of, as a form for another: its recipe's numbers stand as changes. */
export function likeRun(run: RunRow & { targetId: string }): Partial<RunValues> {
  const [first, second] = run.legs;
  if (!first) return {};
  const { config, answer, minutes } = first.plan;
  const { epochs, learningRate, globalBatch, microBatch, maxLength, saveSteps } = config.recipe;
  return {
    ...{ target: run.targetId, preset: run.preset, answer, gpus: run.gpus, minutes: minutes ?? undefined },
    ...{
      version: String(first.version.number),
      base: run.base,
      weights: config.base.weights,
      seed: run.seed,
    },
    ...(config.base.revision && { revision: config.base.revision }),
    ...(second && { stage2: String(second.version.number) }),
    ...{ epochs, learningRate, globalBatch, microBatch, maxLength, saveSteps: saveSteps ?? undefined },
    ...{ packing: config.recipe.packing, gradientCheckpointing: config.recipe.gradientCheckpointing },
  };
}
