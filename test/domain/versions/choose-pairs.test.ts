import { describe, expect, test } from 'vitest';
import { subjectOfReasons } from '#lib/domain/review/reason-subject.ts';
import { defaultReasons } from '#lib/domain/review/reasons.ts';
import { type Better, choosePairs, type Worse } from '#lib/domain/versions/preference/choose-pairs.ts';

const side = (text: string, answer: string): Better => ({ textKey: text, contentKey: `c${text}`, answer });
const rejected = (text: string, answer: string, ...reasons: string[]): Worse => ({
  ...side(text, answer),
  ...{ from: 'reject', of: null, reasons },
});
const sampled = (text: string, answer: string, of = [0]): Worse => ({
  ...side(text, answer),
  ...{ from: 'self-consistency', of, reasons: [] },
});
const edited = (text: string, of = [0]): Worse => ({ ...side(text, '1'), from: 'edit', of, reasons: [] });

const usual = { perProblem: 4, randomSeed: 1 };
const a = side('a', '1/2');

describe('a worse solution', () => {
  test.each([
    ['has another answer', rejected('b', '1'), null],
    ['has the same answer, written otherwise', rejected('b', '0.5'), 'same-answer'],
    ['has the same answer and a wrong step', rejected('b', '0.5', 'algebra'), null],
    [
      'has the same answer and a reason of which nothing is known',
      rejected('b', '0.5', 'my-own'),
      'same-answer',
    ],
    ['has another answer and a reason of which nothing is known', rejected('b', '1', 'my-own'), null],
    ['is of a problem that is ill-posed', rejected('b', '1', 'ill-posed'), 'about-problem'],
    ['is of such a problem and has a wrong step', rejected('b', '1', 'ill-posed', 'algebra'), null],
    ['has no answer and no reason', rejected('b', ''), 'same-answer'],
    ['is the better one itself', rejected('a', '1', 'algebra'), 'same-solution'],
    ['was outvoted', sampled('b', '1'), null],
    ['was outvoted by an equal answer', sampled('b', '\\frac12'), 'same-answer'],
    ['was outvoted on another problem', sampled('b', '1', []), 'other-problem'],
    ['was edited', edited('b'), null],
    ['was edited with the problem', edited('b', []), 'other-problem'],
    ['was edited in its spaces alone', edited('a'), 'same-solution'],
  ])('that %s', (_, worse, reason) => {
    const { pairs, left } = choosePairs({ better: [a], worse: [worse] }, usual);
    expect(left.get(0) ?? null).toBe(reason);
    expect(pairs).toEqual(reason === null ? [{ better: 0, worse: 0 }] : []);
  });

  test('without an accepted one is of another problem', () => {
    expect(choosePairs({ better: [], worse: [rejected('b', '1')] }, usual).left.get(0)).toBe('other-problem');
  });
});

describe('of many pairs', () => {
  const better = ['a', 'b', 'c'].map((text) => side(text, '1'));
  const worse = Array.from({ length: 5 }, (_, at) => rejected(`w${at}`, String(at + 2)));

  test('every worse one is in one before any is in two', () => {
    for (const randomSeed of [1, 2, 3]) {
      const { pairs, left } = choosePairs({ better, worse }, { perProblem: 5, randomSeed });
      expect(new Set(pairs.map((pair) => pair.worse)).size).toBe(5);
      expect(left.size).toBe(0);
    }
  });

  test('a smaller cap keeps the first of a larger one, and says what it left out', () => {
    const some = (perProblem: number) => choosePairs({ better, worse }, { perProblem, randomSeed: 7 });
    const all = some(100);
    expect(all.pairs).toHaveLength(15);
    expect(some(4).pairs).toEqual(all.pairs.slice(0, 4));
    expect([...some(3).left.values()]).toEqual(['capped', 'capped']);
  });

  test('the order of arrival decides nothing', () => {
    const texts = (one: readonly Better[], other: readonly Worse[]) =>
      choosePairs({ better: one, worse: other }, usual).pairs.map(
        (pair) => `${one[pair.better]!.textKey} ${other[pair.worse]!.textKey}`,
      );
    expect(texts(better.toReversed(), worse.toReversed())).toEqual(texts(better, worse));
  });

  test('two texts are one pair', () => {
    const twice = [rejected('w', '2'), { ...rejected('w', '2'), contentKey: 'other' }];
    const { pairs, left } = choosePairs({ better: [a, { ...a, contentKey: 'more' }], worse: twice }, usual);
    expect(pairs).toHaveLength(1);
    expect([...left.values()]).toEqual(['repeated']);
  });
});

test('every reason of the taxonomy speaks of the solution, of the problem, or of neither', () => {
  const by = Map.groupBy(defaultReasons, ({ id }) => subjectOfReasons([id]));
  expect(by.get('neither')!.map(({ id }) => id)).toEqual(['duplicate', 'too-easy']);
  expect(by.get('solution')!.map(({ id }) => id)).toEqual([
    ...['misread', 'algebra', 'arithmetic', 'unjustified-step', 'wrong-format'],
  ]);
  expect(subjectOfReasons(['too-easy', 'proof'])).toBe('problem');
});
