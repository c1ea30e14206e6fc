import type { RunConfig } from '../run-config.ts';

/** What another trainer is told, beside the configuration. */
export type Places = {
  /** The files of the data, from the run's folder. */
  data: readonly string[];
  /** Where checkpoints go. */
  output: string;
  /** The checkpoint to go on from; null of a first attempt. */
  resume: string | null;
  /** Whether the run has a GPU. */
  gpu: boolean;
};

/** How a trainer wants its configuration: an object, written as JSON, which YAML readers read as well. */
export type ConfigFormat = {
  id: string;
  title: string;
  /** The name of the file in the run's folder. */
  file: string;
  write: (config: RunConfig, places: Places) => Record<string, unknown>;
};

/** Batches of one process before the optimizer steps. */
export const accumulationOf = ({ recipe, launch }: RunConfig): number =>
  Math.max(1, Math.round(recipe.globalBatch / (recipe.microBatch * launch.processes)));

/**
 * The arguments of Transformers' trainer that LLaMA-Factory and TRL pass on under their own names. The share of steps that
 * warm up is not among them: it is `warmup_ratio` before Transformers 5, and a `warmup_steps` below 1 since.
 */
export const trainingArguments = (config: RunConfig, { gpu }: Pick<Places, 'gpu'>) => {
  const { recipe, base } = config;
  return {
    ...{ model_name_or_path: base.model, model_revision: base.revision ?? 'main', packing: recipe.packing },
    per_device_train_batch_size: recipe.microBatch,
    gradient_accumulation_steps: accumulationOf(config),
    ...{ learning_rate: recipe.learningRate, num_train_epochs: recipe.epochs, seed: recipe.seed },
    ...{ weight_decay: recipe.weightDecay, max_grad_norm: recipe.maxGradNorm },
    ...{ adam_beta1: recipe.adamBetas[0], adam_beta2: recipe.adamBetas[1] },
    lr_scheduler_type: recipe.schedule === 'constant' ? 'constant_with_warmup' : recipe.schedule,
    bf16: recipe.precision === 'bf16' || (recipe.precision === 'auto' && gpu),
    ...{ fp16: recipe.precision === 'fp16', use_cpu: !gpu, disable_tqdm: true },
    ...{ logging_steps: recipe.logSteps, report_to: 'none', save_total_limit: recipe.keepCheckpoints },
    ...(recipe.saveSteps === null
      ? { save_strategy: 'epoch' }
      : { save_strategy: 'steps', save_steps: recipe.saveSteps }),
  };
};
