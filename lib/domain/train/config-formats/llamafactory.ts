import { type ConfigFormat, trainingArguments } from './config-format.ts';

/** LLaMA-Factory's `llamafactory-cli train FILE`: hparams of src/llamafactory/hparams. */
export const llamafactory: ConfigFormat = {
  id: 'llamafactory',
  title: 'LLaMA-Factory',
  file: 'llamafactory.json',
  write: (config, { output, resume }) => {
    const { recipe, template } = config;
    return {
      ...{ stage: 'sft', do_train: true, ...trainingArguments(config) },
      ...{ finetuning_type: recipe.method, ...loraOf(config) },
      ...{ dataset: 'train', dataset_dir: 'data', cutoff_len: recipe.maxLength },
      template: template.kind === 'chat' ? 'default' : 'alpaca',
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
