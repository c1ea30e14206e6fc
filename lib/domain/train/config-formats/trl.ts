import { type ConfigFormat, trainingArguments } from './config-format.ts';

/**
 * TRL's `trl sft --config FILE`: the fields of SFTConfig and ModelConfig, with Transformers 5 beside it. It has no field for a
 * checkpoint to go on from: an attempt after the first begins anew.
 */
export const trl: ConfigFormat = {
  id: 'trl',
  title: 'TRL',
  file: 'trl.json',
  write: (config, places) => {
    const { recipe } = config;
    return {
      ...{ ...trainingArguments(config, places), ...peftOf(config) },
      warmup_steps: warmupOf(recipe.warmupRatio),
      ...{ dataset_name: 'data', completion_only_loss: true, max_length: recipe.maxLength },
      ...{ output_dir: places.output, gradient_checkpointing: recipe.gradientCheckpointing },
    };
  },
};

/** A number below 1 is a share of all steps; 1 would be one step. */
const warmupOf = (ratio: number) => Math.min(ratio, 0.999_999);

function peftOf({ recipe: { lora } }: Parameters<ConfigFormat['write']>[0]) {
  if (lora === null) return {};
  return {
    ...{ use_peft: true, lora_r: lora.rank, lora_alpha: lora.alpha, lora_dropout: lora.dropout },
    lora_target_modules: lora.targets,
  };
}
