import { stepTokens } from '../versions/lengths.ts';
import type { RunConfig } from './run-config.ts';

/** What a training amounts to; null where nothing measured says it. */
export type RunCost = {
  steps: number;
  tokens: number;
  /** Of the training itself, without waiting; of several runs one after the other. */
  hours: number | null;
  gpuHours: number | null;
  /** US dollars. */
  money: number | null;
};

/**
 * Tokens that one epoch reads: the middle of each step of a version's length histogram, cut at what the recipe takes.
 * @param lengths rows by length, in steps of `stepTokens`
 * @param margin tokens of the template around a row
 */
export function tokensOf(lengths: readonly number[], maxLength: number, margin: number): number {
  return lengths.reduce(
    (sum, rows, step) => sum + rows * Math.min(maxLength, (step + 0.5) * stepTokens + margin),
    0,
  );
}

/** Steps of a training: rows in global batches, the last one of an epoch partly filled. */
export function stepsOf(rows: number, { epochs, globalBatch }: RunConfig['recipe']): number {
  return Math.ceil(Math.ceil(rows / globalBatch) * epochs);
}

/**
 * What one training costs.
 * @param speed tokens a second of the whole run, as measured of such runs before; null where none was
 */
export function costOf(given: {
  rows: number;
  tokensOfEpoch: number;
  recipe: RunConfig['recipe'];
  gpus: number;
  speed: number | null;
  pricePerGpuHour: number | null;
}): RunCost {
  const tokens = given.tokensOfEpoch * given.recipe.epochs;
  const hours = given.speed === null ? null : tokens / given.speed / 3600;
  const gpuHours = hours === null ? null : hours * given.gpus;
  const money = gpuHours === null || given.pricePerGpuHour === null ? null : gpuHours * given.pricePerGpuHour;
  return { steps: stepsOf(given.rows, given.recipe), tokens, hours, gpuHours, money };
}

/** The sum over runs; null as soon as one of them is not known. */
export function sumCosts(costs: readonly RunCost[]): RunCost {
  const sum = (of: (one: RunCost) => number | null) =>
    costs.reduce<number | null>((total, one) => {
      const part = of(one);
      return total === null || part === null ? null : total + part;
    }, 0);
  return {
    steps: sum((one) => one.steps) ?? 0,
    tokens: sum((one) => one.tokens) ?? 0,
    hours: sum((one) => one.hours),
    gpuHours: sum((one) => one.gpuHours),
    money: sum((one) => one.money),
  };
}
