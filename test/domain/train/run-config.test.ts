import { describe, expect, test } from 'vitest';
import { contradictionsIn, RunConfig } from '#lib/domain/train/run-config.ts';

const config: RunConfig = {
  protocol: 1,
  tag: 'crl-0d5c1c1e-7f8e-4a55-9f5b-0b2f1f6f2a11',
  data: {
    hash: 'a'.repeat(64),
    name: 'first',
    rows: 7500,
    shards: [{ file: 'data/00000.parquet', sha256: 'b'.repeat(64), bytes: 100, rows: 7500 }],
    split: 'train',
    evaluationSplit: 'validation',
  },
  base: { model: '/models/llama', revision: null, weights: 'pretrained' },
  template: { kind: 'text', prompt: '{problem}\n', response: '{solution}' },
  recipe: {
    ...{ method: 'full', lora: null, epochs: 3, globalBatch: 32, microBatch: 4, learningRate: 2e-5 },
    ...{ weightDecay: 0, adamBetas: [0.9, 0.999], warmupRatio: 0.03, schedule: 'cosine', maxLength: 2048 },
    ...{ overlong: 'truncate', packing: false, precision: 'auto', gradientCheckpointing: false },
    ...{ maxGradNorm: 1, seed: 1, logSteps: 1, saveSteps: null, keepCheckpoints: 2, evaluateSteps: null },
  },
  launch: { processes: 1, strategy: 'none' },
};

const withField = (path: string, value: unknown) => {
  const copy = structuredClone(config) as unknown as Record<string, Record<string, unknown>>;
  const [one = '', two] = path.split('.');
  if (two === undefined) (copy as Record<string, unknown>)[one] = value;
  else copy[one]![two] = value;
  return copy;
};

describe('the configuration of a run', () => {
  test('is taken as it stands', () => {
    expect(RunConfig.parse(config)).toEqual(config);
  });

  test.each([
    ['a field that nobody knows', 'recipe.learnRate', 1],
    ['another protocol', 'protocol', 2],
    ['a hash that is none', 'data.hash', 'abc'],
    [
      'a shard outside the folder',
      'data.shards',
      [{ ...config.data.shards[0], file: '../other/00000.parquet' }],
    ],
    ['no shard', 'data.shards', []],
    ['a prompt without the problem', 'template.prompt', 'Solve:'],
    ['no epoch', 'recipe.epochs', 0],
    ['a length that holds nothing', 'recipe.maxLength', 1],
    ['half a batch', 'recipe.microBatch', 0.5],
    ['a strategy that nobody knows', 'launch.strategy', 'zero9'],
    ['a tag that is no file name', 'tag', 'a/b'],
  ])('with %s is refused', (_, path, value) => {
    expect(RunConfig.safeParse(withField(path, value)).success).toBe(false);
  });

  test.each([
    ['recipe.globalBatch', { recipe: { ...config.recipe, globalBatch: 6 }, launch: config.launch }],
    ['recipe.lora', { recipe: { ...config.recipe, method: 'lora' as const }, launch: config.launch }],
    ['launch.strategy', { recipe: config.recipe, launch: { processes: 2, strategy: 'none' as const } }],
  ])('names %s where fields contradict each other', (path, parts) => {
    expect(contradictionsIn(parts).map((one) => one.path)).toEqual([path]);
    expect(contradictionsIn(config)).toEqual([]);
  });
});
