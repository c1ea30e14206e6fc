import { describe, expect, test } from 'vitest';
import { datasetCard } from '#lib/domain/versions/card/card.ts';
import { barChart } from '#lib/domain/versions/card/chart.ts';
import type { CardFacts } from '#lib/domain/versions/card/facts.ts';
import { cardHeader, sizeCategory } from '#lib/domain/versions/card/header.ts';
import { plain, size } from '#lib/domain/versions/card/markdown.ts';
import { yaml } from '#lib/domain/versions/card/yaml.ts';

const hash = (digit: string) => digit.repeat(64);

const facts: CardFacts = {
  ...{ name: 'v1', number: 3, project: 'Word | problems', description: 'For <b>training</b>.' },
  ...{ licence: 'mit', language: 'en', manifestHash: hash('e') },
  manifest: {
    ...{ format: 'corollary-version/1', kind: 'sft', parent: null, rows: 30, contentHash: hash('c') },
    recipe: { choice: 'random', methods: ['rephrase'], perSeed: 4, order: 'split, seed' },
    ...{ bytes: 9000, splits: { train: 27, validation: 0, test: 3 }, codeVersion: '0.1.0' },
    shards: [
      { path: 'data/train-00000-of-00001.parquet', split: 'train', sha256: hash('a'), bytes: 4000, rows: 27 },
      { path: 'data/test-00000-of-00001.parquet', split: 'test', sha256: hash('b'), bytes: 1200, rows: 3 },
    ],
    certificate: {
      benchmarks: [{ name: 'MATH-500', contentHash: hash('d'), problems: 500, comparedRows: 30 }],
      methods: [{ method: 'n-gram', settings: { solutions: true } }],
      hits: { open: 0, removed: 2, waived: 1 },
      waivers: [{ benchmark: 'MATH-500', method: 'n-gram', reason: 'a common phrase', by: 'Ada', count: 1 }],
    },
  },
  composition: {
    pairs: [],
    groups: [
      { method: 'rephrase', subject: 'Algebra', level: 1, rows: 20 },
      { method: 'fobar', subject: 'Algebra', level: 5, rows: 8 },
      { method: 'fobar', subject: null, level: null, rows: 2 },
    ],
    sources: [
      { source: 'gsm8k', licence: 'MIT', rows: 25 },
      { source: 'contest', licence: 'CC BY-NC 4.0', rows: 5 },
    ],
    models: [{ model: 'small-1', rows: 30 }],
    seeds: 12,
    lengths: [100, 300, 301, 9000],
  },
  methods: [
    {
      ...{ method: 'rephrase', title: 'Rephrase', model: 'small-1', variants: 40, accepted: 20, rejected: 5 },
      ...{ calls: 44, promptTokens: 12_345, completionTokens: 6789, dollars: 0.256 },
    },
    {
      ...{ method: 'evol', title: 'Not in it', model: null, variants: 9, accepted: 9, rejected: 0 },
      ...{ calls: 0, promptTokens: 0, completionTokens: 0, dollars: 0 },
    },
  ],
  audits: [
    {
      ...{ name: 'First audit', key: 'method=rephrase', rows: 20, isOverride: false, reason: '' },
      evidence: { bad: 1, read: 50, population: 200, mostBad: 10, qualityLimit: 0.1 },
    },
  ],
  agreement: { items: 80, voices: 170, alpha: { value: 0.812, low: 0.7, high: 0.9 } },
};

describe('the header of a dataset card', () => {
  test('is what the Hub and datasets read', () => {
    expect(cardHeader(facts)).toBe(`---
pretty_name: "Word | problems v1"
license: mit
language:
- en
task_categories:
- question-answering
- text-generation
size_categories:
- "n<1K"
tags:
- math
- mathematics
- sft
- synthetic
- corollary
configs:
- config_name: default
  data_files:
  - split: train
    path: data/train-*.parquet
  - split: test
    path: data/test-*.parquet
dataset_info:
  features:
  - name: problem
    dtype: string
  - name: solution
    dtype: string
  - name: answer
    dtype: string
  - name: subject
    dtype: string
  - name: level
    dtype: int32
  - name: method
    dtype: string
  - name: split
    dtype: string
  - name: first_wrong_step
    dtype: int32
  - name: rejected_solution
    dtype: string
  - name: rejected_answer
    dtype: string
  - name: rejected_from
    dtype: string
  - name: seed_hash
    dtype: string
  - name: seed_problem
    dtype: string
  - name: source
    dtype: string
  - name: licence
    dtype: string
  - name: ground_truth
    dtype: string
  - name: model
    dtype: string
  splits:
  - name: train
    num_examples: 27
  - name: test
    num_examples: 3
  download_size: 5200
---
`);
  });

  test.each([
    [999, 'n<1K'],
    [1000, '1K<n<10K'],
    [60_000, '10K<n<100K'],
    [2_100_000, '1M<n<10M'],
    [3e9, 'n>1B'],
  ])('%i rows are %s', (rows, wanted) => {
    expect(sizeCategory(rows)).toBe(wanted);
  });

  test.each([
    ['no', '"no"\n'],
    ['Null', '"Null"\n'],
    ['1.0', '"1.0"\n'],
    ['a: b', '"a: b"\n'],
    ['a #b', '"a #b"\n'],
    ['say "x"\nthen', '"say \\"x\\"\\nthen"\n'],
    ['- a', '"- a"\n'],
    ['data/train-*.parquet', 'data/train-*.parquet\n'],
    ['*a', '"*a"\n'],
    ['end ', '"end "\n'],
    [[], ''],
    [{ a: [], b: {}, c: [{ d: 1, e: [true] }] }, 'a: []\nb: {}\nc:\n- d: 1\n  e:\n  - true\n'],
  ])('%j is written as %j', (value, wanted) => {
    expect(yaml(value)).toBe(wanted);
  });
});

describe('the body of a dataset card', () => {
  const { body, plots, warnings } = datasetCard(facts);
  test.each([
    ['the size', '30 math problems with solutions'],
    ['the splits', '| train | 27 | 1 | 4.0 kB |'],
    ['the methods by their titles', '| Rephrase | 20 | 66.7 % |'],
    ['subjects by level, and those without', '| Algebra | 20 | 8 | 0 |\n| No subject | 0 | 0 | 2 |'],
    ['the models', '| small-1 | 30 | 100.0 % |'],
    ['the recipe', '| `methods` | `["rephrase"]` |'],
    ['what it cost', '| Rephrase | small-1 | 40 | 20 of 25 | 44 | 12,345 | 6,789 | 0.26 |'],
    ['agreement with its interval', 'α = 0.81, 95 % interval 0.70 to 0.90'],
    ['audits with theirs', '| First audit | method=rephrase | 20 | 1 of 50 | 95.0 % | 90.0 % |'],
    ['the certificate', '| MATH-500 | 500 | 30 | `dddddddddddddddd` |'],
    ['hits', 'Open hits: 0; removed: 2; waived: 1.'],
    ['waivers', '- 1 waived against MATH-500 (n-gram) by Ada: a common phrase'],
    ['the licences', '| contest | CC BY-NC 4.0 | 5 |'],
    ['what it is', hash('c')],
    ['pictures', '![Rows by method](plots/methods.svg)'],
  ])('tells %s', (_, text) => {
    expect(body).toContain(text);
  });

  test('warns where licences conflict', () => {
    expect(warnings).toEqual(["contest (CC BY-NC 4.0) forbids commercial use, the dataset's MIT does not."]);
    expect(body).toContain('> **Warning.** contest (CC BY-NC 4.0) forbids commercial use');
  });

  test('names nothing that is not in the version', () => {
    expect(body).not.toContain('Not in it');
  });

  test('holds no markup of a description or a name', () => {
    expect(body).toContain('# Word \\| problems v1');
    expect(body).not.toContain('<b>');
  });

  test('refers to the pictures that come with it, and to no other', () => {
    const named = [...body.matchAll(/\]\((plots\/[^)]+)\)/g)].map(([, path]) => path);
    expect(named).toEqual(plots.map(({ path }) => path));
    expect(named).toEqual([
      'plots/methods.svg',
      'plots/subjects.svg',
      'plots/levels.svg',
      'plots/lengths.svg',
    ]);
  });

  test('says so where nothing was measured', () => {
    const bare = datasetCard({ ...facts, audits: [], agreement: null });
    expect(bare.body).toContain('Agreement between people was not measured.');
  });
});

describe('a picture', () => {
  test('is one well-formed element whose description holds the numbers', () => {
    const svg = barChart({
      title: 'A & B',
      unit: 'Rows',
      bars: [
        { label: '<script>', value: 1234 },
        { label: 'b', value: 1 },
      ],
    });
    expect(svg).toContain('<title>A &#38; B</title>');
    expect(svg).toContain('<desc>Rows. &#60;script&#62;: 1,234; b: 1</desc>');
    expect(svg).not.toContain('<script');
    const open = [...svg.matchAll(/<([a-z]+)\b(?:[^>]*[^/>])?>/g)].map(([, name]) => name);
    const close = [...svg.matchAll(/<\/([a-z]+)>/g)].map(([, name]) => name);
    expect(open.sort()).toEqual(close.sort());
  });

  test('gives the longest bar the whole width and the others their share', () => {
    const svg = barChart({
      title: 't',
      unit: 'u',
      bars: [
        { label: 'a', value: 100 },
        { label: 'b', value: 25 },
      ],
    });
    const widths = [...svg.matchAll(/<rect x="200"[^>]* width="([\d.]+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths).toEqual([430, 107.5]);
  });
});

test.each([
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [12_345_678, '12.3 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(size(bytes)).toBe(text);
});

test.each([
  ['a|b', 'a\\|b'],
  ['two\nlines', 'two lines'],
  ['[x](y) *z* `c`', '\\[x\\](y) \\*z\\* \\`c\\`'],
  ['<img src=x>', '&lt;img src=x\\>'],
])('%j stands for itself as %j', (text, markdown) => {
  expect(plain(text)).toBe(markdown);
});
