import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hexadecimal');
const count = z.number().int().min(1);
const share = z.number().min(0).max(1);

/** One Parquet file of the data, by its place in the run's folder. */
const Shard = z.strictObject({
  file: z
    .string()
    .min(1)
    .refine(
      (file) => !file.startsWith('/') && !file.split('/').includes('..'),
      'must lie in the run’s folder',
    ),
  sha256: Sha256,
  bytes: z.number().int().min(0),
  rows: z.number().int().min(0),
});

/** What is learned from: the shards, and which rows of them by their split. `rows` counts those of all shards. */
const Data = z.strictObject({
  hash: Sha256,
  name: z.string(),
  rows: z.number().int().min(0),
  shards: z.array(Shard).min(1),
  split: z.enum(['train', 'validation', 'test']),
  evaluationSplit: z.enum(['train', 'validation', 'test']).nullable(),
});

/** Where training starts: a folder (a path with "/" or "." in front) or a name of the Hub; `random` draws new weights. */
const Base = z.strictObject({
  model: z.string().min(1),
  revision: z.string().min(1).nullable(),
  weights: z.enum(['pretrained', 'random']),
});

/**
 * How a row becomes text. `text`: `{problem}`, `{solution}` and `{answer}` are put in their places, and the end token behind
 * the response; `chat`: the chat template of the base's tokenizer, with the solution as the assistant's turn.
 */
const Template = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    prompt: z.string().refine((text) => text.includes('{problem}'), 'must hold {problem}'),
    response: z.string().refine((text) => text.includes('{solution}'), 'must hold {solution}'),
  }),
  z.strictObject({ kind: z.literal('chat'), system: z.string().nullable() }),
]);

const Lora = z.strictObject({
  rank: count.max(1024),
  alpha: z.number().positive(),
  dropout: z.number().min(0).lt(1),
  targets: z.union([z.literal('all-linear'), z.array(z.string().min(1)).min(1)]),
});

/**
 * How it is learned. Lengths in tokens, rates per optimizer step, `warmupRatio` of all steps, `globalBatch` in examples (in
 * packed sequences with `packing`) over all processes; `saveSteps` null saves at the end of each epoch, `evaluateSteps` null
 * evaluates there.
 */
const Recipe = z.strictObject({
  method: z.enum(['full', 'lora']),
  lora: Lora.nullable(),
  epochs: z.number().positive().max(1000),
  globalBatch: count.max(65_536),
  microBatch: count.max(4096),
  learningRate: z.number().positive().max(1),
  weightDecay: z.number().min(0).max(1),
  adamBetas: z.tuple([z.number().min(0).lt(1), z.number().min(0).lt(1)]),
  warmupRatio: share,
  schedule: z.enum(['cosine', 'linear', 'constant']),
  maxLength: z.number().int().min(8).max(1_048_576),
  overlong: z.enum(['truncate', 'drop']),
  packing: z.boolean(),
  precision: z.enum(['auto', 'bf16', 'fp16', 'fp32']),
  gradientCheckpointing: z.boolean(),
  maxGradNorm: z.number().min(0),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  logSteps: count,
  saveSteps: count.nullable(),
  keepCheckpoints: count.max(1000),
  evaluateSteps: count.nullable(),
});

/** By how many processes of one machine, and what they share (Rajbhandari et al. 2020 for zero2 and zero3). */
const Launch = z.strictObject({
  processes: count.max(1024),
  strategy: z.enum(['none', 'ddp', 'fsdp', 'zero2', 'zero3']),
});

/**
 * The `config.json` of a run, which `trainer/sft.py` reads and which it refuses where it holds anything else. Paths are
 * relative to the run's folder. What fields say of each other is not in it: see `contradictionsIn`.
 */
export const RunConfig = z.strictObject({
  protocol: z.literal(1),
  tag: z.string().regex(/^[\w.-]{1,100}$/, 'may hold letters, digits, ".", "_" and "-"'),
  data: Data,
  base: Base,
  template: Template,
  recipe: Recipe,
  launch: Launch,
});
export type RunConfig = z.infer<typeof RunConfig>;

/**
 * Where fields of a configuration contradict each other, which the trainer refuses too: a global batch that micro-batch ×
 * processes does not divide, LoRA without its settings (or settings without LoRA), several processes without a strategy.
 */
export function contradictionsIn({
  recipe,
  launch,
}: Pick<RunConfig, 'recipe' | 'launch'>): { path: string; message: string }[] {
  const each = recipe.microBatch * launch.processes;
  const found = [
    {
      wrong: recipe.globalBatch % each !== 0,
      path: 'recipe.globalBatch',
      message: `The global batch must be a multiple of micro-batch × processes (${each}).`,
    },
    {
      wrong: (recipe.method === 'lora') !== (recipe.lora !== null),
      path: 'recipe.lora',
      message: 'The settings of LoRA belong to the method lora, and only to it.',
    },
    {
      wrong: launch.processes > 1 && launch.strategy === 'none',
      path: 'launch.strategy',
      message: 'Say what several processes share: ddp, fsdp, zero2 or zero3.',
    },
  ];
  return found.filter(({ wrong }) => wrong).map(({ path, message }) => ({ path, message }));
}
