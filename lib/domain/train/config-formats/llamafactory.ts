import { type ConfigFormat, trainingArguments } from './config-format.ts';

/**
 * LLaMA-Factory's `llamafactory-cli train FILE`: hparams of src/llamafactory/hparams. Without a `template` it takes the chat
 * template of the base's tokenizer.
 */
export const llamafactory: ConfigFormat = {
  id: 'llamafactory',
  title: 'LLaMA-Factory',
  file: 'llamafactory.json',
  write: (config, places) => {
    const { recipe, template } = config;
    const { output, resume } = places;
    return {
      ...{ stage: 'sft', do_train: true, ...trainingArguments(config, places) },
      warmup_ratio: recipe.warmupRatio,
      ...{ finetuning_type: recipe.method, ...loraOf(config) },
      ...{ dataset: 'train', dataset_dir: 'data', cutoff_len: recipe.maxLength },
      ...(template.kind === 'text' && { template: 'alpaca' }),
      ...{ output_dir: output, overwrite_output_dir: resume === null, resume_from_checkpoint: resume },
      ...{ plot_loss: false, disable_gradient_checkpointing: !recipe.gradientCheckpointing },
    };
  },
};

function loraOf({ recipe: { lora } }: Parameters<ConfigFormat['write']>[0]) {
  if (lora === null) return {};
  const target = lora.targets === 'all-linear' ? 'all' : lora.targets.join(',');
  return { lora_rank: lora.rank, lora_alpha: lora.alpha, lora_dropout: lora.dropout, lora_target: target };
}
