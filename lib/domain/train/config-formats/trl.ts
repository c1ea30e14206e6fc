import { type ConfigFormat, trainingArguments } from './config-format.ts';

/** TRL's `trl sft --config FILE`: the fields of SFTConfig and ModelConfig. */
export const trl: ConfigFormat = {
  id: 'trl',
  title: 'TRL',
  file: 'trl.json',
  write: (config, { output, resume }) => {
    const { recipe } = config;
    return {
      ...{ ...trainingArguments(config), ...peftOf(config) },
      ...{ dataset_name: 'data', completion_only_loss: true, max_length: recipe.maxLength },
      ...{ output_dir: output, resume_from_checkpoint: resume },
      gradient_checkpointing: recipe.gradientCheckpointing,
    };
  },
};

function peftOf({ recipe: { lora } }: Parameters<ConfigFormat['write']>[0]) {
  if (lora === null) return {};
  return {
    ...{ use_peft: true, lora_r: lora.rank, lora_alpha: lora.alpha, lora_dropout: lora.dropout },
    lora_target_modules: lora.targets,
  };
}
