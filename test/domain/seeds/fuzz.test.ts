import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formats } from '#lib/domain/seeds/formats/index.ts';
import { columnsOf, parseRow, recogniseFormat } from '#lib/domain/seeds/parse-import.ts';
import { anyJson, anyText, fuzz } from '#test/support/fuzz.ts';
import { processorTime } from '#test/support/processor-time.ts';

/** The fields that the formats look for, so that rows come far into their readers. */
const fields = [
  ...[
    'problem',
    'question',
    'query',
    'instruction',
    'input',
    'prompt',
    'answer',
    'solution',
    'response',
    'output',
  ],
  ...[
    'messages',
    'conversations',
    'choices',
    'options',
    'level',
    'type',
    'subject',
    'final_answer',
    'expected_answer',
  ],
  ...[
    'reward_model',
    'extra_info',
    'data_source',
    'label',
    'chosen',
    'rejected',
    'ground_truth',
    'original_question',
  ],
  ...[
    'problem_type',
    'generated_solution',
    'Problem',
    'Rationale',
    'correct',
    'A',
    'B',
    'unique_id',
    'id',
    'source',
  ],
];
const turn = fc.record(
  {
    role: fc.oneof(fc.constantFrom('user', 'assistant', 'system'), anyJson),
    content: anyJson,
    from: anyJson,
    value: anyJson,
  },
  { requiredKeys: [] },
);
const value = fc.oneof(
  { weight: 3, arbitrary: anyText },
  { weight: 2, arbitrary: anyJson },
  { weight: 1, arbitrary: fc.array(turn, { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.constantFrom('text', 'label', 'ground_truth', 'style'), anyJson, {
      maxKeys: 3,
    }),
  },
);
const row = fc.oneof(
  { weight: 6, arbitrary: fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 8 }) },
  { weight: 1, arbitrary: anyJson },
);
const mapping = { problem: 'problem', solution: 'solution', answer: 'answer' };
const storable = (text: string) => text.isWellFormed() && !text.includes('\0');

test.each(formats.map(({ id }) => id))(
  '%s reads any row as a seed that can be stored, or says what is wrong with it',
  (format) => {
    fc.assert(
      fc.property(row, fc.nat(1e9), (written, line) => {
        const read = parseRow(format, format === 'custom' ? mapping : null, written, line);
        if ('problems' in read) {
          expect(read.problems.length).toBeGreaterThan(0);
          for (const problem of read.problems) expect(problem.message.length).toBeGreaterThan(5);
          return;
        }
        const { problem, solution, answer, meta } = read.seed;
        expect(problem.trim()).not.toBe('');
        for (const text of [problem, solution ?? '', answer ?? '']) expect(storable(text)).toBe(true);
        expect(JSON.stringify(meta)).not.toMatch(/\\u0000/);
        expect(Object.getPrototypeOf(meta)).toBe(Object.prototype);
      }),
      fuzz(80),
    );
  },
);

test('any rows are recognised as something or nothing, and their columns are told', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const { confidence } = recogniseFormat(rows);
      expect(confidence >= 0 && confidence <= 1).toBe(true);
      for (const column of columnsOf(rows)) expect(typeof column).toBe('string');
    }),
    fuzz(200),
  );
});

test('no row leaves anything on the prototype of all objects', () => {
  const before = Object.getOwnPropertyNames(Object.prototype).sort();
  const poison = JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"problem":"x","answer":"1"}',
  );
  for (const { id } of formats) parseRow(id, id === 'custom' ? mapping : null, poison, 1);
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

describe('a row of 32 kB in each field is read or refused in bounded time', () => {
  const long = 32 * 1024;
  test.each([
    ['letters', 'x'],
    ['words', 'word '],
    ['dollars', '$'],
    ['open boxes', '\\boxed{'],
    ['formulas', '$x$ '],
    ['line ends', '\n'],
    ['hashes', '#### 1\n'],
    ['thoughts', '<think>'],
    ['choices', '(A) 1 '],
  ])('%s', (_, part) => {
    const text = part.repeat(Math.floor(long / part.length));
    for (const { id } of formats) {
      const started = processorTime();
      const fill = Object.fromEntries(fields.map((name) => [name, text]));
      parseRow(
        id,
        id === 'custom' ? mapping : null,
        { ...fill, messages: [{ role: 'user', content: text }] },
        1,
      );
      expect(processorTime() - started, id).toBeLessThan(250);
    }
  });
});
