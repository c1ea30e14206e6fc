import { describe, expect, test } from 'vitest';
import { compareRecipes } from '#lib/domain/train/compare-recipes.ts';
import { configFormats } from '#lib/domain/train/config-formats/index.ts';
import { costOf, stepsOf, sumCosts, tokensOf } from '#lib/domain/train/cost.ts';
import { failureIn } from '#lib/domain/train/failures.ts';
import { LegPlan } from '#lib/domain/train/leg-plan.ts';
import { legStateOf } from '#lib/domain/train/leg-state.ts';
import { fitsOn, memoryEstimate } from '#lib/domain/train/memory.ts';
import { planSweep } from '#lib/domain/train/plan-sweep.ts';
import { presetById, presets, recipeFor } from '#lib/domain/train/presets.ts';
import { contradictionsIn } from '#lib/domain/train/run-config.ts';
import { templateById } from '#lib/domain/train/templates.ts';

const skywork = presetById('skywork')!;

const planOf = (changes: Partial<LegPlan['config']['recipe']> = {}, launch = {}): LegPlan =>
  LegPlan.parse({
    config: {
      ...{ protocol: 1, tag: 'crl-1', template: templateById('alpaca') },
      data: { hash: 'a'.repeat(64), name: '1: v', rows: 10, split: 'train', evaluationSplit: null },
      base: { model: '/models/m', revision: null, weights: 'pretrained' },
      recipe: { ...skywork.recipe, ...changes },
      launch: { processes: 1, strategy: 'none', ...launch },
    },
    ...{
      answer: 'the-answer-is',
      gpus: 1,
      minutes: null,
      memoryGb: null,
      from: null,
      codeVersion: '1',
    },
  });

describe('recipes', () => {
  test.each([
    ['meta-llama/Llama-2-7b-hf', 2e-5],
    ['mistralai/Mistral-7B-v0.1', 2e-6],
    ['/models/deepseek-math-7b-base', 2e-6],
  ])('the Skywork recipe learns %s at %d', (base, rate) => {
    expect(recipeFor(skywork, base)).toMatchObject({
      ...{
        learningRate: rate,
        epochs: 3,
        globalBatch: 32,
        weightDecay: 0,
        warmupRatio: 0.03,
        maxLength: 2048,
      },
    });
  });

  test('every preset says where it is from and what is ours, and can be launched', () => {
    for (const { source, ours, recipe } of presets) {
      expect(source.length).toBeGreaterThan(40);
      expect(ours.length).toBeGreaterThan(20);
      expect(contradictionsIn(planOf(recipe).config)).toEqual([]);
    }
  });

  test.each([
    [{ globalBatch: 30, microBatch: 4 }, {}, /multiple/],
    [{ method: 'lora' as const }, {}, /belong to the method lora/],
    [{}, { processes: 2 }, /several processes/],
  ])('what cannot be launched is said beforehand: %j', (changes, launch, words) => {
    expect(contradictionsIn(planOf(changes, launch).config)[0]?.message).toMatch(words);
  });

  test('other trainers are told the same batch, rate and length', () => {
    const config = {
      ...planOf({ globalBatch: 32, microBatch: 4 }).config,
      data: { ...planOf().config.data, shards: [] },
    };
    for (const { id, write } of configFormats) {
      const text = JSON.stringify(
        write(config, { data: ['data/train.jsonl'], output: 'out', resume: null, gpu: true }),
      );
      expect(text, id).toContain('0.00002');
      expect(text, id).toMatch(/"(gradient_accumulation_steps":8|globalBatch":32)/);
      expect(text, id).toMatch(/:2048/);
    }
  });
});

test('two recipes are compared field by field, and names that always differ are passed over', () => {
  const left = planOf();
  const right = { ...planOf({ epochs: 1 }), answer: 'boxed' as const };
  right.config.tag = 'crl-2';
  const other = compareRecipes(left, right).filter(({ same }) => !same);
  expect(other.map((one) => [one.field, one.left, one.right])).toEqual([
    ['recipe.epochs', 3, 1],
    ['answer', 'the-answer-is', 'boxed'],
  ]);
});

describe('a sweep', () => {
  test('begins with the smallest versions of every base, a whole curve before the second seed', () => {
    const cells = planSweep({ rows: [60, 7], bases: 2, seeds: 2 });
    expect(cells.map(({ version, base, seed }) => `${version}${base}${seed}`)).toEqual([
      ...['100', '110', '000', '010', '101', '111', '001', '011'],
    ]);
  });

  test('is summed up, and what one run does not know the sum does not', () => {
    const cost = (speed: number | null) =>
      costOf({ rows: 100, tokensOfEpoch: 3600, recipe: skywork.recipe, gpus: 2, speed, pricePerGpuHour: 3 });
    expect(cost(3)).toEqual({ steps: 12, tokens: 10_800, hours: 1, gpuHours: 2, money: 6 });
    expect(sumCosts([cost(3), cost(3)])).toEqual({
      steps: 24,
      tokens: 21_600,
      hours: 2,
      gpuHours: 4,
      money: 12,
    });
    expect(sumCosts([cost(3), cost(null)])).toMatchObject({ tokens: 21_600, gpuHours: null, money: null });
    expect(sumCosts([])).toEqual({ steps: 0, tokens: 0, hours: 0, gpuHours: 0, money: 0 });
  });

  test('tokens are counted by the length histogram, cut where the recipe cuts', () => {
    expect(tokensOf([10, 0, 2], 2048, 0)).toBe(10 * 64 + 2 * 320);
    expect(tokensOf([10, 0, 2], 100, 0)).toBe(10 * 64 + 2 * 100);
    expect(stepsOf(33, skywork.recipe)).toBe(6);
  });
});

describe('memory', () => {
  const base = { parameters: 7e9, trainable: 7e9, layers: 32, hidden: 4096, vocabulary: 32_000 };

  test('16 bytes of each trained weight, before activations', () => {
    const { weights, gradients, optimizer } = memoryEstimate(base, planOf().config);
    expect(weights + gradients + optimizer).toBe(7e9 * 16);
  });

  test('LoRA, checkpointing and sharding each need less', () => {
    const total = (facts: typeof base, plan: LegPlan) => memoryEstimate(facts, plan.config).total;
    const whole = total(base, planOf());
    expect(total({ ...base, trainable: 4e7 }, planOf())).toBeLessThan(whole / 2);
    expect(total(base, planOf({ gradientCheckpointing: true }))).toBeLessThan(whole);
    const eight = planOf({}, { processes: 8, strategy: 'zero3' });
    expect(total(base, eight)).toBeLessThan(whole / 2);
  });

  test('whether it fits is told against what a device has', () => {
    const estimate = memoryEstimate(base, planOf().config);
    expect(fitsOn(estimate, 80e9)).toBe('too large');
    expect(fitsOn(estimate, estimate.total * 1.15)).toBe('tight');
    expect(fitsOn(estimate, estimate.total * 3)).toBe('fits');
    expect(fitsOn(estimate, null)).toBeNull();
  });
});

test.each([
  ['running', null, 'running', null],
  ['running', 'checkpoint', 'stopping', null],
  ['stopped', 'checkpoint', 'cancelled', /Resume goes on from it/],
  ['stopped', null, 'cancelled', /asked to stop at the compute target/],
  ['cancelled', null, 'cancelled', /not from the studio/],
  ['cancelled', 'force', 'cancelled', /at once/],
  ['succeeded', 'checkpoint', 'succeeded', null],
  ['lost', null, 'lost', null],
] as const)('a target that says %s, asked to stop: %s, is %s', (state, asked, becomes, words) => {
  const next = legStateOf({ state, reason: null }, asked);
  expect(next.state).toBe(becomes);
  if (words === null) expect(next.reason).toBeNull();
  else expect(next.reason).toMatch(words);
});

test.each([
  ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20 MiB', 'out-of-memory'],
  [
    "OSError: gpt9 is not a local folder and is not a valid model identifier listed on 'https://…'",
    'missing-model',
  ],
  ["KeyError: 'messages'", 'bad-data'],
  ['pyarrow.lib.ArrowInvalid: Parquet magic bytes not found in footer.', 'bad-data'],
  ['Segmentation fault', 'other'],
])('“%s” is %s', (line, kind) => {
  expect(failureIn(`step 1\nTraceback\n${line}\n`)).toBe(kind);
});
