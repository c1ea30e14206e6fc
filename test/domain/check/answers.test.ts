import { describe, expect, test } from 'vitest';
import { answerLines, longestText } from '#lib/domain/check/answers.ts';

const compare = (pair: object) => answerLines.compare(JSON.stringify(pair), 7);

describe('a line of answers', () => {
  test.each([
    [
      { gold: '5', pred: 'x = 5' },
      { verdict: 'equal', goldAnswer: '5', predAnswer: 'x = 5' },
    ],
    [
      { gold: '24', pred: 'So 4*6=24.\n#### 24' },
      { verdict: 'equal', predAnswer: '24' },
    ],
    [{ gold: '4', pred: '4\\sqrt2' }, { verdict: 'different' }],
    [{ gold: '24\\%', pred: '24' }, { verdict: 'different' }],
    [{ gold: '24\\%', pred: '24', options: { percent: 'either' } }, { verdict: 'equal' }],
    [{ gold: '1, 2', pred: '2, 1' }, { verdict: 'equal' }],
    [{ gold: '1, 2', pred: '2, 1', options: { listOrder: 'kept' } }, { verdict: 'different' }],
  ])('%j', (pair, value) => {
    expect(compare({ id: 'a', ...pair })).toMatchObject({ bad: false, value: { id: 'a', ...value } });
  });

  test('without an id is known by its number', () => {
    expect(compare({ gold: '1', pred: '1' }).value).toMatchObject({ id: 7 });
  });

  test('gives the answer of a text, its place and the rule', () => {
    const text = 'Half of it: \\boxed{12}.';
    const { value } = answerLines.extract(JSON.stringify({ id: 1, text }), 1);
    const found = value as { answer: string; start: number; end: number; rule: string };
    expect(found.answer).toBe('12');
    expect(text.slice(found.start, found.end)).toBe('12');
    expect(found.rule).not.toBe('');
  });

  test('without an answer gives nulls', () => {
    expect(answerLines.extract('{"id":1,"text":"Hm.","mode":"boxed"}', 1).value).toEqual({
      ...{ id: 1, answer: null, start: null, end: null, rule: null },
    });
  });

  test('recomputes the steps of a solution', () => {
    const solution = 'She sold <<48/2=25>>25 and <<25+48=73>>73.';
    expect(answerLines.steps(JSON.stringify({ id: 1, solution }), 1).value).toMatchObject({
      id: 1,
      steps: [{ text: '48/2=25', verdict: 'wrong', expected: '24' }, { verdict: 'right' }],
    });
  });
});

describe('a bad line is reported with its number', () => {
  test.each([
    ['oops', 'not JSON'],
    ['[]', 'expected object'],
    ['{"gold":"1"}', 'pred'],
    ['{"gold":1,"pred":"1"}', 'gold'],
    ['{"gold":"1","pred":"1","input":"page"}', 'input'],
    ['{"gold":"1","pred":"1","options":{"precision":-1}}', 'options.precision'],
    [JSON.stringify({ gold: '1', pred: '1'.repeat(longestText + 1) }), 'pred'],
  ])('%.60s', (text, error) => {
    expect(answerLines.compare(text, 3)).toEqual({
      bad: true,
      value: { line: 3, error: expect.stringContaining(error) },
    });
  });
});
