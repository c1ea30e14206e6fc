import { describe, expect, test } from 'vitest';
import { compareEvaluations } from '#lib/domain/evaluate/compare.ts';
import { problemHistory } from '#lib/domain/evaluate/history.ts';
import { oneEach, reply, samples } from './replies.ts';

const judge = { grader: 'flexible', withPeople: true };

/** Twice the lower tail of a fair coin, by Pascal's triangle. */
function coin(heads: number, tails: number): number {
  let row = [1n];
  for (let n = 0; n < heads + tails; n++) row = [1n, ...row.slice(1).map((v, at) => v + row[at]!), 1n];
  const tail = row.slice(0, Math.min(heads, tails) + 1).reduce((sum, value) => sum + value, 0n);
  return Math.min(1, (2 * Number(tail)) / 2 ** (heads + tails));
}

describe('two evaluations', () => {
  test.each([
    ['++++++++', '--------', 8, 0],
    ['--------', '++++++++', 0, 8],
    ['++--++--+-', '-+-+-+-+-+', 3, 3],
    ['+++++++++++++--', '---------++++++', 9, 2],
    ['++--', '++--', 0, 0],
  ])('%s and %s', (one, other, onlyFirst, onlySecond) => {
    const compared = compareEvaluations(oneEach(one), oneEach(other), judge);
    expect(compared).toMatchObject({ pairs: one.length, onlyFirst, onlySecond, unpaired: 0 });
    expect(compared.exact).toBeCloseTo(coin(onlyFirst, onlySecond), 12);
    expect(compared.both + compared.neither + onlyFirst + onlySecond).toBe(one.length);
    expect(compared.difference!.estimate).toBeCloseTo((onlySecond - onlyFirst) / one.length, 12);
    expect(compared.flips.filter(({ change }) => change === 'lost')).toHaveLength(onlyFirst);
    expect(compared.flips.filter(({ change }) => change === 'gained')).toHaveLength(onlySecond);
  });

  test('are paired by problem; what failed or is missing has no pair', () => {
    const first = [reply('a', '+'), reply('b', '+'), reply('c', '+', { failed: true })];
    const second = [reply('c', '-'), reply('a', '-'), reply('d', '-')];
    expect(compareEvaluations(first, second, judge)).toMatchObject({
      pairs: 1,
      unpaired: 3,
      flips: [{ problemId: 'a', change: 'lost' }],
    });
  });

  test('of several samples are compared by their majorities', () => {
    const first = samples('a', [
      ['+', '1'],
      ['-', '2'],
      ['+', '1'],
    ]);
    const second = samples('a', [
      ['+', '1'],
      ['-', '2'],
      ['-', '2'],
    ]);
    expect(compareEvaluations(first, second, judge).flips).toEqual([{ problemId: 'a', change: 'lost' }]);
  });

  test('without a common problem say nothing', () => {
    const compared = compareEvaluations([reply('a', '+')], [reply('b', '+')], judge);
    expect(compared).toMatchObject({ pairs: 0, exact: 1, difference: null, unpaired: 2 });
  });

  test('follow people’s rulings where they are asked to', () => {
    const second = [reply('a', '-', { human: true })];
    const flips = (withPeople: boolean) =>
      compareEvaluations([reply('a', '+')], second, { ...judge, withPeople }).flips.length;
    expect([flips(true), flips(false)]).toEqual([0, 1]);
  });
});

test('the history of a problem tells what each model made of it', () => {
  const history = problemHistory(
    [
      {
        evaluation: 'old',
        replies: samples('a', [
          ['-', '2'],
          ['-', '2.0'],
          ['+', '1'],
        ]),
      },
      { evaluation: 'new', replies: [reply('a', '++')] },
      { evaluation: 'down', replies: [reply('a', '.', { failed: true })] },
    ],
    ['flexible', 'strict'],
    'flexible',
  );
  expect(history).toMatchObject({ evaluations: 2, solved: 1 });
  expect(history.rows.map(({ evaluation, solved, correct }) => [evaluation, solved, correct])).toEqual([
    ['old', false, { flexible: 1, strict: 0 }],
    ['new', true, { flexible: 1, strict: 1 }],
    ['down', false, { flexible: 0, strict: 0 }],
  ]);
  expect(history.rows[0]!.answers).toEqual([
    { answer: '2', times: 2, correct: false },
    { answer: '1', times: 1, correct: true },
  ]);
  expect(history.rows[2]).toMatchObject({ samples: 0, failed: 1, answers: [] });
});
