import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats } from '#lib/domain/seeds/formats/index.ts';
import { parseRow, recogniseFormat } from '#lib/domain/seeds/parse-import.ts';
import type { ParsedSeed } from '#lib/domain/seeds/schema.ts';
import { readRows } from '#lib/storage/rows/index.ts';

const folder = join(import.meta.dirname, '../../fixtures/datasets');
const files = readdirSync(folder);
const formatOf = (file: string) =>
  file.startsWith('numinamath') ? 'numinamath' : file.replace(/\.\w+$/, '');

async function rowsOf(file: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of readRows({ path: join(folder, file) })) if ('value' in row) rows.push(row.value);
  return rows;
}

test('every format has a file here', () => {
  expect(new Set(files.map(formatOf))).toEqual(new Set(formats.map(({ id }) => id)));
});

test.each(files.filter((file) => file !== 'custom.csv'))('%s is one format and no other', async (file) => {
  const rows = await rowsOf(file);
  const { format, confidence, alternatives } = recogniseFormat(rows);
  expect(format).toBe(formatOf(file));
  for (const other of alternatives) expect(other.confidence).toBeLessThan(confidence);
  for (const [i, row] of rows.entries())
    expect(parseRow(formatOf(file), null, row, i + 1)).toHaveProperty('seed');
});

test('the guide lists every format with its fields', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../docs/guide/import.md'), 'utf8');
  for (const { id, fields } of formats) {
    expect(guide).toContain(`(\`${id}\`) | ${fields.replaceAll('|', '\\|')} |`);
  }
});

describe('the rows of a format are read', () => {
  test.each<[string, Partial<ParsedSeed>[]]>([
    ['gsm8k-socratic.jsonl', [{ answer: '56' }, { answer: '90' }]],
    [
      'gsm8k-model-solutions.jsonl',
      [{ answer: '56', meta: expect.objectContaining({ '6b_finetuning': expect.anything() }) }, {}],
    ],
    [
      'gsm8k-text.jsonl',
      [{ answer: '56', solution: '<<7*8=56>> #### 56', problem: expect.stringMatching(/hold\?$/) }, {}],
    ],
    [
      'prm800k.jsonl',
      [{ answer: '81', meta: expect.objectContaining({ label: expect.anything() }) }, { answer: '7' }],
    ],
    [
      'openmathinstruct-1.jsonl',
      [{}, { answer: '64', meta: expect.objectContaining({ is_correct: false }) }],
    ],
    ['orca-math.jsonl', [{ answer: '56' }, { answer: '90' }]],
    ['mathinstruct.json', [{ answer: '56' }, { solution: 'print(15 * 6)' }]],
    ['dart-math.jsonl', [{ answer: '56' }, { answer: '90' }]],
    [
      'skywork-or1.jsonl',
      [
        { answer: '\\frac{3}{4}', originalId: '0' },
        { answer: '3, -3', meta: expect.objectContaining({ answers: ['3', '-3'] }) },
      ],
    ],
    [
      'verl.jsonl',
      [
        { answer: '56', level: null },
        { answer: '90', originalId: '1' },
      ],
    ],
    [
      'deepmath.jsonl',
      [
        {
          answer: '12',
          subject: 'Number Theory',
          level: null,
          meta: expect.objectContaining({ difficulty: 2.5 }),
        },
        { level: null },
      ],
    ],
    [
      'big-math.jsonl',
      [
        { answer: '51', subject: 'Prealgebra' },
        { subject: 'Geometry', meta: expect.objectContaining({ llama8b_solve_rate: 0.75 }) },
      ],
    ],
    ['openr1-math.jsonl', [{ answer: '7', originalId: 'u-1', subject: 'Algebra' }, { answer: '-5' }]],
    [
      'svamp.json',
      [
        { answer: '15', problem: 'Tom had 21 stamps and gave away 6. How many stamps are left?' },
        { answer: '36' },
      ],
    ],
    ['asdiv.jsonl', [{ answer: '9', meta: expect.objectContaining({ unit: 'apples' }) }, { answer: '2:3' }]],
    ['mawps.jsonl', [{ answer: '17' }, { answer: '3' }]],
    ['aqua.jsonl', [{ answer: 'B', problem: expect.stringContaining('\n(B) 60 km/h\n') }, { answer: 'D' }]],
    [
      'mathqa.json',
      [{ answer: 'C', problem: expect.stringMatching(/\(C\) 8\n\(D\) 9\n\(E\) 1,000$/) }, { answer: 'A' }],
    ],
    [
      'olympiadbench.json',
      [
        { answer: '7, -7', subject: 'Algebra', originalId: '1601' },
        {
          problem: 'A square has the side 3 m.\n\nWhat is its area?',
          meta: expect.objectContaining({ unit: '$m^2$' }),
        },
      ],
    ],
    [
      'agieval.jsonl',
      [
        { answer: 'C', problem: expect.stringContaining('(C) $13$') },
        { answer: '81', level: 1, subject: 'Prealgebra' },
      ],
    ],
    [
      'scibench.json',
      [
        { answer: '3.0', originalId: '1.2', meta: expect.objectContaining({ unit: 'm/s' }) },
        { answer: '9007199254740993' },
      ],
    ],
    [
      'cmath.jsonl',
      [{ answer: '17', level: null, meta: expect.objectContaining({ grade: 3 }) }, { answer: '144' }],
    ],
  ])('%s', async (file, expected) => {
    const seeds = (await rowsOf(file)).map((row) => parseRow(formatOf(file), null, row, 1));
    expect(seeds).toMatchObject(expected.map((seed) => ({ seed })));
  });

  const original = expect.stringMatching(/7 crates/);
  test.each<[string, ParsedSeed['derivation']]>([
    [
      'metamathqa.json',
      {
        derivedFrom: { problem: expect.stringMatching(/rope/), answer: null },
        method: 'GSM_Rephrased',
        source: null,
      },
    ],
    [
      'openmathinstruct-1.jsonl',
      { derivedFrom: null, method: 'without_reference_solution', source: 'gsm8k' },
    ],
    ['openmathinstruct-2.jsonl', { derivedFrom: null, method: null, source: 'augmented_math' }],
    ['numinamath.jsonl', { derivedFrom: null, method: null, source: 'synthetic_math' }],
    ['numinamath-1.5.jsonl', undefined],
    ['mathinstruct.json', { derivedFrom: null, method: null, source: 'data/CoT/own.json' }],
    [
      'gsm-plus.jsonl',
      { derivedFrom: { problem: original, answer: '56' }, method: 'numerical substitution', source: null },
    ],
    ['gsm-symbolic.jsonl', { derivedFrom: { problem: original, answer: '56' }, method: null, source: null }],
    ['gsm8k.jsonl', undefined],
  ])('%s says what it was made from', async (file, derivation) => {
    const parsed = parseRow(formatOf(file), null, (await rowsOf(file))[0], 1);
    expect('seed' in parsed && parsed.seed.derivation).toEqual(derivation);
  });
});

/** Numbers from 0 up to a bound, the same every time (a linear congruential generator). */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const HOSTILE: readonly unknown[] = [
  null,
  true,
  -0,
  1e308,
  '',
  ' ',
  '\0',
  '\ud800',
  '####',
  '||',
  '||#### ',
  '[',
  '["',
  '[[1]]',
  '\\boxed{',
  '? ** ',
  [],
  [null],
  [[]],
  ['a', 1],
  [{ role: { toString: 1 } }],
  [{ role: 'constructor', content: null }],
  [{ from: '__proto__' }],
  [{ role: 'user', content: [null, { text: 1 }] }],
  {},
  { ground_truth: { toString: null } },
  { problem: [] },
  JSON.parse('{"__proto__": {"problem": "x"}, "constructor": {"prototype": 1}, "toString": 1, "toJSON": 2}'),
  'a ) '.repeat(20_000),
  '#### '.repeat(20_000),
  '|'.repeat(50_000),
  `${' #### '.repeat(15_000)}\nx`,
  ' , '.repeat(20_000),
  '{'.repeat(50_000),
];

test('hostile rows never throw in any format, and touch no prototype', async () => {
  const columns = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  for (const file of files) for (const row of await rowsOf(file)) columns.push(...Object.keys(row as object));
  const names = [...new Set(columns)];
  const roll = dice(20_260_101);
  const whole = await Promise.all(files.map(rowsOf));
  const own = whole.flat() as Record<string, unknown>[];
  for (let round = 0; round < 600; round++) {
    const entries = Object.entries(round % 2 === 0 ? own[roll(own.length)]! : {});
    for (let i = roll(5); i >= 0; i--)
      entries.push([names[roll(names.length)]!, HOSTILE[roll(HOSTILE.length)]]);
    const row = Object.fromEntries(entries);
    expect(() => recogniseFormat([row])).not.toThrow();
    for (const { id } of formats) {
      const parsed = parseRow(id, { problem: 'constructor', answer: '__proto__' }, row, 1);
      expect('seed' in parsed || parsed.problems.length > 0).toBe(true);
      if ('seed' in parsed) expect(Object.getPrototypeOf(parsed.seed.meta)).toBe(Object.prototype);
    }
  }
  expect({}).not.toHaveProperty('problem');
}, 60_000);
