import { createReadStream, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '#lib/domain/seeds/formats/index.ts';
import { parseRow } from '#lib/domain/seeds/parse-import.ts';
import { ParsedSeed } from '#lib/domain/seeds/schema.ts';
import { isSoundSeed, type SeedCandidate } from '#lib/domain/seeds/sound-seed.ts';
import { readRows } from '#lib/storage/rows/index.ts';

const good: SeedCandidate = {
  ...{ problem: 'What is 1+1?', solution: null, answer: '2', subject: 'Algebra', level: 3, originalId: null },
  meta: { source: 'x' },
};

const texts = [
  '',
  ' \n',
  'a',
  'a\0b',
  'half \ud800',
  '\ud83d\ude00',
  null,
  undefined,
  1,
  true,
  [],
  {},
  'x'.repeat(201),
];
const long = [2_000, 2_001, 20_000, 20_001, 100_000, 100_001].map((length) => 'x'.repeat(length));
const levels = [null, undefined, 0, 1, 5, 6, 1.5, '3', Number.NaN, Number.POSITIVE_INFINITY];
const subjects = [null, undefined, 'Algebra', 'algebra', '', 7];

const cases: SeedCandidate[] = [
  good,
  ...(['problem', 'solution', 'answer', 'originalId'] as const).flatMap((field) =>
    [...texts, ...long].map((value) => ({ ...good, [field]: value })),
  ),
  ...levels.map((level) => ({ ...good, level })),
  ...subjects.map((subject) => ({ ...good, subject })),
  ...[...texts, ...long].flatMap((value) =>
    [
      { derivedFrom: null, method: value, source: null },
      { derivedFrom: null, method: null, source: value },
      { derivedFrom: { problem: value, answer: null }, method: null, source: null },
      { derivedFrom: { problem: 'p', answer: value }, method: null, source: null },
    ].map((derivation) => ({ ...good, derivation: derivation as SeedCandidate['derivation'] })),
  ),
];

test('the quick look at a row says what the schema says, in every case', () => {
  for (const one of cases) {
    const parsed = ParsedSeed.safeParse(one);
    expect([isSoundSeed(one), one]).toEqual([parsed.success, one]);
    if (parsed.success) expect(parsed.data).toEqual(one);
  }
  expect(cases.filter(isSoundSeed).length).toBeGreaterThan(20);
});

const folder = path.resolve(import.meta.dirname, '../../fixtures/datasets');

test.each(readdirSync(folder))('the rows of %s are what the schema makes of them', async (name) => {
  for await (const row of readRows({ stream: createReadStream(path.join(folder, name)), name })) {
    if (!('value' in row)) continue;
    for (const { id } of formats) {
      if (id === 'custom') continue;
      const read = parseRow(id, null, row.value, row.line);
      if ('seed' in read) expect(ParsedSeed.parse(read.seed)).toEqual(read.seed);
      else expect(read.problems.length).toBeGreaterThan(0);
    }
  }
});
