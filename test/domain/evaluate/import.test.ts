import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFinder } from '#lib/domain/evaluate/import/find-problem.ts';
import { resultFormats } from '#lib/domain/evaluate/import/formats/index.ts';
import { createPlacing, recogniseResults, resultReader } from '#lib/domain/evaluate/import/read-results.ts';

const folder = join(import.meta.dirname, '../../fixtures/results');
const linesOf = (file: string): unknown[] =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const problems = [
  {
    originalId: 'bead-1',
    problem: 'A jar holds 12 red beads and 5 blue beads. How many beads does it hold?',
  },
  { originalId: 'prod-2', problem: 'Compute $7 \\cdot 8$.' },
  { originalId: null, problem: 'Lena reads 9 pages a day. How many pages does she read in 4 days?' },
].map((problem, at) => ({ id: `p${at}`, rowNumber: at + 1, ...problem }));

/** Every line of a file as it is imported: [problem, sample, text] of its replies, or why there is none. */
function imported(format: string, lines: readonly unknown[]) {
  const read = resultReader(format);
  const place = createPlacing(createFinder(problems));
  return lines.flatMap((line): unknown[] => {
    const found = read(line);
    if (!('replies' in found)) return [found];
    return found.replies.map((reply) => {
      const placed = place(reply);
      if ('fault' in placed) return placed;
      const { problemId, sample, text } = placed.placed;
      return [problemId, sample, text];
    });
  });
}

test('every format has a file here, and is known by its lines', () => {
  const files = readdirSync(folder);
  expect(files).toEqual(resultFormats.map(({ id }) => `${id}.jsonl`));
  for (const file of files) {
    const found = recogniseResults(linesOf(file));
    expect(found?.format).toBe(file.replace('.jsonl', ''));
  }
  expect(recogniseResults([{ problem: 'What?', answer: '5' }, 7, null])).toBeNull();
  expect(recogniseResults([])).toBeNull();
  expect(() => resultReader('inspect')).toThrow('There is no format of results “inspect”.');
});

describe('lm-evaluation-harness', () => {
  test('a task with two filters has every reply once', () => {
    expect(imported('lm-evaluation-harness', linesOf('lm-evaluation-harness.jsonl'))).toEqual([
      ['p0', 0, 'There are 12 + 5 = 17 beads.\nThe answer is: 17'],
      ['p1', 0, 'It is $\\boxed{56}$.'],
      ['p2', 0, '9 * 4 = 35\nThe answer is: 35'],
      { repeat: 'Document 0 under another filter.' },
      { repeat: 'Document 1 under another filter.' },
      { repeat: 'Document 2 under another filter.' },
    ]);
  });

  test('repeats of one request are samples', () => {
    const line = { doc_id: 1, doc: {}, resps: [['56', '57', '']], filtered_resps: ['56'] };
    expect(imported('lm-evaluation-harness', [line])).toEqual([
      ['p1', 0, '56'],
      ['p1', 1, '57'],
      ['p1', 2, ''],
    ]);
  });

  test.each([
    ['no number', { doc_id: 'x', resps: [['a']] }, /doc_id/],
    [
      'likelihoods',
      {
        doc_id: 0,
        resps: [
          [-3.1, false],
          [-4.2, true],
        ],
      },
      /likelihoods/,
    ],
    ['nothing', { doc_id: 0, resps: [] }, /resps/],
    ['no text', { doc_id: 0, resps: [[null]] }, /no resps/],
    ['a list', [1], /not an object/],
    ['null', null, /not an object/],
  ])('%s is a fault', (_, line, fault) => {
    expect(imported('lm-evaluation-harness', [line])).toEqual([
      { fault: expect.stringMatching(fault) as string },
    ]);
  });

  test('a text that the benchmark does not have is not taken for the row of its number', () => {
    const line = { doc_id: 0, doc: { question: 'Another?' }, resps: [['1']] };
    expect(imported('lm-evaluation-harness', [line])).toEqual([
      { fault: 'The benchmark has no problem with this text.' },
    ]);
  });
});

describe('NeMo-Skills', () => {
  test('files of several samples one behind the other are samples of each problem', () => {
    expect(imported('nemo-skills', linesOf('nemo-skills.jsonl'))).toEqual([
      ['p0', 0, 'We find \\boxed{17}.'],
      ['p1', 0, 'We find \\boxed{56}.'],
      ['p2', 0, 'We find \\boxed{36}.'],
      ['p0', 1, 'Nothing yet'],
      ['p1', 1, '\\boxed{56}'],
      ['p2', 1, '9 + 9 + 9'],
    ]);
  });

  test('tokens and the end of a reply are read', () => {
    const read = resultReader('nemo-skills');
    const last = read(linesOf('nemo-skills.jsonl').at(-1));
    expect(last).toMatchObject({ replies: [{ finishReason: 'length', completionTokens: 43 }] });
  });

  test.each([
    ['a reply to nobody', { generation: 'x', expected_answer: '1' }, /names no problem/],
    ['turns of a conversation', { generation: ['x'], problem: 'y' }, /no text/],
    ['an endless reply', { generation: 'x'.repeat(1_000_001), problem: 'y' }, /longer/],
  ])('%s is a fault', (_, line, fault) => {
    expect(imported('nemo-skills', [line])).toEqual([{ fault: expect.stringMatching(fault) as string }]);
  });
});

describe('a plain file', () => {
  test('names problems by id, by number from 0 or by text, and may list samples', () => {
    expect(imported('plain', linesOf('plain.jsonl'))).toEqual([
      ['p0', 0, '17'],
      ['p1', 0, '56'],
      ['p1', 1, '57'],
      ['p2', 0, '36'],
      ['p2', 1, '35'],
    ]);
    const third = resultReader('plain')(linesOf('plain.jsonl')[2]);
    expect(third).toMatchObject({ replies: [{ finishReason: 'length', completionTokens: 12 }] });
  });

  test.each([
    ['a number as an id is the row where no id is that number', { id: 2, response: 'x' }, ['p2', 0, 'x']],
    ['white space does not matter', { problem: ' Compute  $7 \\cdot 8$.\n', response: 'x' }, ['p1', 0, 'x']],
    ['an unknown id', { id: 'z', response: 'x' }, { fault: 'The benchmark has no problem with the id “z”.' }],
    ['an unknown row', { index: 3, response: 'x' }, { fault: 'The benchmark has no problem in row 4.' }],
    [
      'no name',
      { response: 'x' },
      { fault: 'The line names no problem: it has no id, no index and no problem.' },
    ],
    ['no reply', { id: 'prod-2' }, { fault: 'The line has no response.' }],
    ['an empty list', { id: 'prod-2', responses: [] }, { fault: 'The list of responses is empty.' }],
    [
      'another word for its end',
      { id: 'prod-2', response: 'x', finish_reason: 'content_filter' },
      ['p1', 0, 'x'],
    ],
  ])('%s', (_, line, expected) => {
    expect(imported('plain', [line])).toEqual([expected]);
  });

  test('the same sample twice is a fault of the later line', () => {
    const line = { id: 'prod-2', response: 'x', sample: 4 };
    expect(imported('plain', [line, line])).toEqual([
      ['p1', 4, 'x'],
      { fault: 'Sample 5 of this problem stands in the file already.' },
    ]);
  });
});

test('an id that two problems have names none of them', () => {
  const find = createFinder(problems.map((problem) => ({ ...problem, originalId: 'same' })));
  expect(find({ originalId: 'same' })).toHaveProperty('fault');
  expect(find({ originalId: 'same', text: problems[1]!.problem })).toEqual({ id: 'p1', by: 'text' });
});
