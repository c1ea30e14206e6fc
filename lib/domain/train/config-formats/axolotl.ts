import { accumulationOf, type ConfigFormat } from './config-format.ts';

/** axolotl's `axolotl train FILE`: the keys of its configuration reference. */
export const axolotl: ConfigFormat = {
  id: 'axolotl',
  title: 'axolotl',
  file: 'axolotl.json',
  write: (config, { data, output, resume }) => {
    const { recipe, base } = config;
    return {
      ...{ base_model: base.model, revision_of_model: base.revision ?? undefined, ...adapterOf(config) },
      datasets: data
        .filter((file) => file.endsWith('.jsonl') || file.endsWith('.parquet'))
        .map((file) => ({
          path: file,
          ds_type: file.endsWith('.parquet') ? 'parquet' : 'json',
          ...messages,
        })),
      ...{ output_dir: output, resume_from_checkpoint: resume, dataset_prepared_path: 'prepared' },
      ...{ sequence_len: recipe.maxLength, sample_packing: recipe.packing, train_on_inputs: false },
      ...{ micro_batch_size: recipe.microBatch, gradient_accumulation_steps: accumulationOf(config) },
      ...{
        num_epochs: recipe.epochs,
        learning_rate: recipe.learningRate,
        lr_scheduler: scheduleOf(recipe.schedule),
      },
      ...{ warmup_ratio: recipe.warmupRatio, optimizer: 'adamw_torch', weight_decay: recipe.weightDecay },
      ...{
        adam_beta1: recipe.adamBetas[0],
        adam_beta2: recipe.adamBetas[1],
        max_grad_norm: recipe.maxGradNorm,
      },
      ...{
        bf16: recipe.precision === 'auto' ? 'auto' : recipe.precision === 'bf16',
        fp16: recipe.precision === 'fp16',
      },
      ...{
        gradient_checkpointing: recipe.gradientCheckpointing,
        logging_steps: recipe.logSteps,
        seed: recipe.seed,
      },
      ...(recipe.saveSteps === null ? { saves_per_epoch: 1 } : { save_steps: recipe.saveSteps }),
      save_total_limit: recipe.keepCheckpoints,
    };
  },
};

const scheduleOf = (schedule: string) => (schedule === 'constant' ? 'constant_with_warmup' : schedule);

const messages = {
  type: 'chat_template',
  field_messages: 'messages',
  message_property_mappings: { role: 'role', content: 'content' },
};

function adapterOf({ recipe: { lora } }: Parameters<ConfigFormat['write']>[0]) {
  if (lora === null) return {};
  const layers =
    lora.targets === 'all-linear' ? { lora_target_linear: true } : { lora_target_modules: lora.targets };
  return {
    adapter: 'lora',
    lora_r: lora.rank,
    lora_alpha: lora.alpha,
    lora_dropout: lora.dropout,
    ...layers,
  };
}
