import type { AnswerForm } from './leg-plan.ts';
import type { RunConfig } from './run-config.ts';
import type { TemplateId } from './templates.ts';

type Recipe = RunConfig['recipe'];

/** A recipe under a name, with where it is from and what its source leaves open. */
export type Preset = {
  id: string;
  title: string;
  /** Where the numbers are from. */
  source: string;
  /** What the source does not state, and what stands here instead. */
  ours: string;
  template: TemplateId;
  /** How solutions end. */
  answer: AnswerForm;
  recipe: Recipe;
  /** Bases whose name holds `match` learn at another rate. */
  rates: readonly { match: RegExp; learningRate: number }[];
};

const usual: Recipe = {
  ...{ method: 'full', lora: null, epochs: 3, globalBatch: 32, microBatch: 4, learningRate: 2e-5 },
  ...{ weightDecay: 0, adamBetas: [0.9, 0.999], warmupRatio: 0.03, schedule: 'cosine', maxLength: 2048 },
  ...{ overlong: 'truncate', packing: false, precision: 'auto', gradientCheckpointing: false },
  ...{ maxGradNorm: 1, seed: 1, logSteps: 1, saveSteps: null, keepCheckpoints: 2, evaluateSteps: null },
};

const slowBases = [{ match: /mistral|mixtral|deepseek/i, learningRate: 2e-6 }];

/** The presets of the run form, in its order. */
export const presets: readonly Preset[] = [
  {
    id: 'skywork',
    title: 'Skywork-Math',
    source:
      'Skywork-Math (Zeng et al., 2024), section 4.1: 3 epochs, batch 32, AdamW without weight decay, 2e-5 for LLaMA-2 and 2e-6 for Mistral and DeepSeekMath, warm-up ratio 0.03, length 2048.',
    ours: 'The paper does not state the shape of its schedule nor its prompt: cosine, and the Alpaca prompt of MetaMath, whose evaluation it uses.',
    template: 'alpaca',
    answer: 'the-answer-is',
    recipe: usual,
    rates: slowBases,
  },
  {
    id: 'metamath',
    title: 'MetaMath',
    source:
      'MetaMath (Yu et al., 2023): 3 epochs, batch 128, 2e-5 with a cosine schedule, warm-up ratio 0.03, length 512, the Alpaca prompt.',
    ours: 'Nothing of the recipe is left open.',
    template: 'alpaca',
    answer: 'the-answer-is',
    recipe: { ...usual, globalBatch: 128, maxLength: 512 },
    rates: [],
  },
  {
    id: 'xwin',
    title: 'Xwin-Math',
    source:
      'Xwin-Math (Li et al., 2024): 3 epochs, 2e-5 (2e-6 for Mistral) with a cosine schedule, 4 % warm-up, length 2048, the Vicuna 1.1 prompt.',
    ours: 'The batch is not stated here: 128, as MetaMath has it.',
    template: 'vicuna',
    answer: 'the-answer-is',
    recipe: { ...usual, globalBatch: 128, warmupRatio: 0.04 },
    rates: [{ match: /mistral|mixtral/i, learningRate: 2e-6 }],
  },
  {
    id: 'lora',
    title: 'LoRA on one small GPU',
    source:
      'LoRA (Hu et al., 2021) on all linear layers: rank 16, alpha 32, dropout 0.05, 2e-4, as QLoRA (Dettmers et al., 2023) found to match full fine-tuning.',
    ours: 'Micro-batches of 1 with gradient checkpointing and a length of 1024, to fit into 16 GB.',
    template: 'chat',
    answer: 'the-answer-is',
    recipe: {
      ...usual,
      ...{ method: 'lora', lora: { rank: 16, alpha: 32, dropout: 0.05, targets: 'all-linear' } },
      ...{ globalBatch: 16, microBatch: 1, learningRate: 2e-4, maxLength: 1024, gradientCheckpointing: true },
    },
    rates: [],
  },
];

/** The preset of this id; undefined where there is none. */
export const presetById = (id: string): Preset | undefined => presets.find((one) => one.id === id);

/** The preset's recipe for a base: the rate that its source gives for such a model. */
export function recipeFor({ recipe, rates }: Preset, base: string): Recipe {
  const learningRate = rates.find(({ match }) => match.test(base))?.learningRate ?? recipe.learningRate;
  return { ...recipe, learningRate };
}
