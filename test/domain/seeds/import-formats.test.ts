import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { columnsOf, parseRow, recogniseFormat } from '#lib/domain/seeds/parse-import.ts';
import type { ParsedSeed } from '#lib/domain/seeds/schema.ts';
import { suggestMapping } from '#lib/domain/seeds/suggest-mapping.ts';
import { readRows } from '#lib/storage/rows/index.ts';

const folder = join(import.meta.dirname, '../../fixtures/datasets');

async function rowsOf(file: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of readRows({ path: join(folder, file) })) {
    expect(row).toHaveProperty('value');
    if ('value' in row) rows.push(row.value);
  }
  return rows;
}

async function seedsOf(file: string, format: string): Promise<ParsedSeed[]> {
  const rows = await rowsOf(file);
  return rows.map((row, i) => {
    const parsed = parseRow(format, null, row, i + 1);
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
    return parsed.seed;
  });
}

describe('a file of a known format is recognised by its fields and read', () => {
  test.each<[string, string, Partial<ParsedSeed>[]]>([
    [
      'gsm8k.jsonl',
      'gsm8k',
      [
        { answer: '144', solution: expect.stringContaining('<<72*2=144>>144.\n#### 144') },
        { answer: '5000', level: null, subject: null },
      ],
    ],
    [
      'hendrycks-math.jsonl',
      'hendrycks-math',
      [
        {
          answer: '5',
          subject: 'Algebra',
          level: 2,
          meta: expect.objectContaining({ answerRule: expect.any(String) }),
        },
        {
          answer: '24',
          subject: 'Counting & Probability',
          level: null,
          meta: expect.objectContaining({ level: 'Level ?' }),
        },
      ],
    ],
    [
      'math-500.jsonl',
      'math-500',
      [
        {
          answer: '\\frac{5}{6}',
          subject: 'Prealgebra',
          level: 1,
          originalId: 'train/prealgebra/1.json',
          meta: {},
        },
      ],
    ],
    [
      'metamathqa.json',
      'metamathqa',
      [
        {
          answer: '6',
          meta: expect.objectContaining({ type: 'GSM_Rephrased', original_question: expect.any(String) }),
        },
      ],
    ],
    [
      'numinamath.jsonl',
      'numinamath',
      [{ answer: '5', meta: expect.not.objectContaining({ messages: expect.anything() }) }],
    ],
    [
      'numinamath-1.5.jsonl',
      'numinamath',
      [
        { subject: 'Number Theory' },
        { answer: '9 \\pi', subject: 'Geometry', meta: expect.objectContaining({ source: 'cn_contest' }) },
      ],
    ],
    [
      'openmathinstruct-2.jsonl',
      'openmathinstruct-2',
      [{ answer: '56', meta: { problem_source: 'augmented_math' } }],
    ],
    [
      'alpaca.json',
      'alpaca',
      [
        { problem: 'Solve the equation.\n\n$x - 4 = 9$', answer: '13' },
        { problem: 'What is 5 squared?', answer: '25' },
      ],
    ],
    [
      'sharegpt.json',
      'sharegpt',
      [
        {
          problem: 'What is $9 - 4$?',
          answer: '5',
          originalId: 'talk-1',
          meta: expect.objectContaining({ turns: 5, system: 'Answer with a box.' }),
        },
      ],
    ],
    [
      'chat-messages.jsonl',
      'chat-messages',
      [
        { problem: 'What is $11 + 12$?', answer: '23' },
        { problem: 'What is\n$2^3$?', answer: '8' },
      ],
    ],
    [
      'rllm-math.json',
      'rllm-math',
      [
        { answer: '3', solution: null, subject: 'Algebra', level: 3 },
        { answer: '6', subject: 'Geometry', level: null, meta: { difficulty: 0 } },
      ],
    ],
    [
      'plain.csv',
      'plain',
      [{ problem: 'What is 10% of $1,000?', answer: '$100', level: 2, originalId: 'p1' }, { level: 1 }],
    ],
  ])('%s is %s', async (file, format, expected) => {
    const recognised = recogniseFormat(await rowsOf(file));
    expect(recognised.format).toBe(format);
    expect(recognised.confidence).toBeGreaterThanOrEqual(0.5);
    expect(await seedsOf(file, format)).toMatchObject(expected);
  });
});

describe('a file of no known format', () => {
  test('is read by choosing its columns', async () => {
    const rows = await rowsOf('custom.csv');
    expect(recogniseFormat(rows)).toEqual({ format: null, confidence: 0, alternatives: [] });
    expect(columnsOf(rows)).toEqual(['nr', 'Frage', 'Lösung']);
    const mapping = { problem: 'Frage', solution: 'Lösung', originalId: 'nr' };
    expect(parseRow('custom', mapping, rows[0], 2)).toMatchObject({
      seed: { problem: 'Wie viel ist 3 + 4?', answer: '7', originalId: '1' },
    });
  });

  test('names the chosen column that a row does not have', () => {
    expect(parseRow('custom', { problem: 'task' }, { other: 'x' }, 7)).toEqual({
      problems: [{ line: 7, field: 'task', message: '"task" is missing.' }],
    });
  });

  test.each<[string[], object]>([
    [
      ['uid', 'question_text', 'final_answer', 'rationale', 'topic', 'difficulty'],
      {
        originalId: 'uid',
        problem: 'question_text',
        answer: 'final_answer',
        solution: 'rationale',
        subject: 'topic',
        level: 'difficulty',
      },
    ],
    [['prompt', 'completion'], { problem: 'prompt', solution: 'completion' }],
    [['a', 'b'], {}],
  ])('gets a proposal for the columns %j', (columns, expected) => {
    expect(suggestMapping(columns)).toEqual(expected);
  });

  test('cannot be read without a mapping, nor in a format that does not exist', () => {
    expect(() => parseRow('custom', null, {}, 1)).toThrow(/mapping/);
    expect(() => parseRow('nope', null, {}, 1)).toThrow(/no dataset format "nope"/);
  });
});

describe('a row that is wrong says what and where', () => {
  const good = { question: 'What is 1 + 1?', answer: 'It is 2.\n#### 2' };
  test.each<[string, unknown, string | null, RegExp]>([
    ['no object', ['question'], null, /not an object/],
    ['no problem', { answer: '#### 2' }, 'question', /is missing/],
    ['an empty problem', { ...good, question: ' \n ' }, 'question', /no problem text/],
    ['a number as the problem', { ...good, question: 12 }, 'question', /must be text, not a number/],
    ['a list as the solution', { ...good, answer: ['#### 2'] }, 'answer', /must be text, not a list/],
    ['a NUL', { ...good, question: 'a\0b' }, 'question', /NUL/],
    ['half a surrogate pair', { ...good, answer: 'a\ud83d #### 2' }, 'answer', /surrogate/],
    ['a NUL deep in another column', { ...good, extra: { list: ['a\0'] } }, 'extra', /NUL/],
    ['too long a problem', { ...good, question: 'x'.repeat(20_001) }, 'question', /longer than 20,000/],
    ['too long a solution', { ...good, answer: 'x'.repeat(100_001) }, 'answer', /longer than 100,000/],
  ])('%s', (_, row, field, message) => {
    const parsed = parseRow('gsm8k', null, row, 41);
    expect(parsed).toEqual({ problems: [{ line: 41, field, message: expect.stringMatching(message) }] });
  });

  test('every fault of a row is reported at once', () => {
    const parsed = parseRow('gsm8k', null, { question: 1, answer: 2 }, 3);
    expect('problems' in parsed && parsed.problems.map(({ field }) => field)).toEqual(['question', 'answer']);
  });

  test('a conversation without a question, and one that is no list', () => {
    for (const messages of [[{ role: 'assistant', content: 'Hello' }], 'text', [1]]) {
      expect(parseRow('chat-messages', null, { messages }, 1)).toEqual({
        problems: [
          {
            line: 1,
            field: 'messages',
            message: expect.stringMatching(/no problem text|must be a list of turns/),
          },
        ],
      });
    }
  });
});

describe('what the file says beside the seed', () => {
  test('is kept as meta; bulky columns are only named', () => {
    const parsed = parseRow(
      'plain',
      null,
      { problem: 'p', tags: ['a'], n: 1.5, empty: null, log: 'x'.repeat(5000) },
      1,
    );
    expect(parsed).toMatchObject({ seed: { meta: { tags: ['a'], n: 1.5, omitted: ['log'] } } });
    expect('seed' in parsed && Object.keys(parsed.seed.meta)).not.toContain('empty');
  });

  test('a numeric answer or id becomes text', () => {
    expect(parseRow('plain', null, { problem: 'p', answer: 0, id: 17 }, 1)).toMatchObject({
      seed: { answer: '0', originalId: '17' },
    });
  });
});

test('a mixed file is judged by all its sample rows, and the alternatives are named', () => {
  const chat = { messages: [{ role: 'user', content: 'q' }] };
  const recognised = recogniseFormat([chat, chat, { problem: 'p', answer: 'a' }, 'junk']);
  expect(recognised).toEqual({
    format: 'chat-messages',
    confidence: 0.475,
    alternatives: [{ format: 'plain', confidence: 0.125 }],
  });
});
