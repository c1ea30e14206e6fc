import { describe, expect, test } from 'vitest';
import { majorityAt } from '#lib/domain/evaluate/majority.ts';
import { reportOf } from '#lib/domain/evaluate/report.ts';
import { wilsonInterval } from '#lib/math/stats/index.ts';
import { oneEach, reply, samples } from './replies.ts';

const both = ['flexible', 'strict'];
const only = (replies: Parameters<typeof reportOf>[0], options = {}) =>
  reportOf(replies, ['flexible'], options).graders[0]!;

describe('accuracy', () => {
  test('of one sample each is a proportion with Wilson’s interval', () => {
    const { accuracy } = only(oneEach('+++-..?-'));
    expect(accuracy).toEqual({
      share: 3 / 8,
      ...wilsonInterval(3, 8),
      of: 8,
      replies: 8,
      method: 'wilson',
    });
  });

  test('is told by each grader for itself', () => {
    const report = reportOf([reply('a', '++'), reply('b', '+.'), reply('c', '--')], both);
    expect(report.graders.map(({ accuracy }) => accuracy.share)).toEqual([2 / 3, 1 / 3]);
    expect(report.graders.map(({ unparseable }) => unparseable)).toEqual([0, 1]);
  });

  test('of several samples is the mean over problems, with an interval over problems', () => {
    const { accuracy } = only([
      ...samples('a', [
        ['+', '1'],
        ['-', '2'],
        ['-', '3'],
        ['-', '4'],
      ]),
      ...samples('b', [
        ['+', '1'],
        ['+', '1'],
        ['+', '1'],
        ['-', '2'],
      ]),
      ...samples('c', [
        ['+', '1'],
        ['+', '1'],
        ['+', '1'],
        ['+', '1'],
      ]),
    ]);
    expect(accuracy).toMatchObject({ share: 2 / 3, of: 3, replies: 12, method: 'bootstrap' });
    expect(accuracy.low).toBeGreaterThanOrEqual(0.25);
    expect(accuracy.low).toBeLessThan(2 / 3);
    expect(accuracy.high).toBeLessThanOrEqual(1);
  });

  test('of samples that all agree has an interval none the less', () => {
    const { accuracy } = only([
      ...samples('a', [
        ['+', '1'],
        ['+', '1'],
      ]),
      ...samples('b', [
        ['+', '1'],
        ['+', '1'],
      ]),
    ]);
    expect(accuracy).toMatchObject({ share: 1, ...wilsonInterval(2, 2), of: 2, replies: 4 });
  });

  test('of nothing is not known', () => {
    const report = reportOf([], both);
    expect(report.graders[0]!.accuracy).toEqual({
      share: null,
      low: 0,
      high: 1,
      of: 0,
      replies: 0,
      method: 'wilson',
    });
    expect(report).toMatchObject({ problems: 0, samples: 0, breakdowns: [] });
  });
});

test('what failed is in no share; what was cut off is, and is counted apart', () => {
  const report = reportOf(
    [
      reply('a', '+'),
      reply('b', '.', { truncated: true }),
      reply('c', '.'),
      reply('d', '.', { failed: true, grades: {} }),
    ],
    ['flexible'],
  );
  expect(report).toMatchObject({ problems: 3, replies: 3, failed: 1, truncated: 1 });
  expect(report.graders[0]).toMatchObject({
    unparseable: 2,
    unparseableTruncated: 1,
    accuracy: { share: 1 / 3 },
  });
});

test('a person’s ruling overrides a grade in one number, and both numbers are kept', () => {
  const replies = [
    reply('a', '-', { human: true }),
    reply('b', '?', { human: false }),
    reply('c', '+', { human: true }),
    reply('d', '-'),
  ];
  const grader = only(replies);
  expect(grader).toMatchObject({
    accuracy: { share: 1 / 4 },
    withPeople: { share: 2 / 4 },
    overruled: 1,
    undecided: 1,
  });
  expect(reportOf(replies, ['flexible']).ruled).toBe(3);
});

describe('several samples', () => {
  const three = samples('a', [
    ['-', '2'],
    ['+', '1'],
    ['+', '\\frac{2}{2}'],
    ['-', '3'],
  ]);

  test('pass@k is what drawing k of n without replacement gives', () => {
    const { atK } = only(three);
    expect(atK.map(({ k }) => k)).toEqual([1, 2, 4]);
    // Of the 6 pairs of 4 samples with 2 correct ones, one pair has none of them.
    expect(atK.map(({ pass }) => pass.share)).toEqual([0.5, 5 / 6, 1]);
  });

  test('maj@k lets equivalent answers vote together', () => {
    const { atK } = only(three);
    // k = 1: "2"; k = 2: "2" against "1", each equally; k = 4: "1" and 2/2 together.
    expect(atK.map(({ majority }) => majority.share)).toEqual([0, 0.5, 1]);
  });

  test('replies without an answer do not vote', () => {
    expect(
      majorityAt(
        samples('a', [
          ['.', ''],
          ['.', ''],
          ['+', '1'],
        ]),
        judge,
        [2, 3],
      ),
    ).toEqual([0, 1]);
  });

  test('a person’s word on one answer holds for those that are equivalent', () => {
    const replies = samples('a', [
      ['-', '1'],
      ['-', '1.0'],
      ['-', '3'],
    ]);
    replies[1]!.human = true;
    expect(majorityAt(replies, judge, [3])).toEqual([1]);
    expect(majorityAt(replies, { ...judge, withPeople: false }, [3])).toEqual([0]);
  });

  test('a problem that lacks samples is left out of the larger k', () => {
    const { atK } = only([...three, ...samples('b', [['+', '1']])]);
    expect(atK.map(({ pass }) => pass.of)).toEqual([2, 1, 1]);
    expect(atK.map(({ majority }) => majority.of)).toEqual([2, 1, 1]);
  });

  test('with one sample there is no k', () => {
    expect(only(oneEach('+-')).atK).toEqual([]);
  });
});

const judge = { grader: 'flexible', withPeople: true };

describe('breakdowns', () => {
  const rows = (by: string, replies: Parameters<typeof reportOf>[0]) =>
    reportOf(replies, ['flexible'])
      .breakdowns.find((split) => split.by === by)
      ?.rows.map(({ key, label, accuracy }) => [key, label, accuracy.flexible!.share, accuracy.flexible!.of]);

  test('by level in order, problems without a level last', () => {
    const replies = [
      reply('a', '+', { level: 5 }),
      reply('b', '-', { level: 1 }),
      reply('c', '+', { level: 1 }),
      reply('d', '-'),
    ];
    expect(rows('level', replies)).toEqual([
      ['1', 'Level 1', 0.5, 2],
      ['5', 'Level 5', 1, 1],
      ['', 'not known', 0, 1],
    ]);
  });

  test('a benchmark of one subject has no split by subject', () => {
    expect(rows('subject', oneEach('+-'))).toBeUndefined();
  });

  test('by length in quarters, problems of one length together', () => {
    const replies = [3, 3, 3, 4, 5, 6, 7, 40].map((promptTokens, at) =>
      reply(`p${at}`, '+', { promptTokens }),
    );
    expect(rows('length', replies)).toEqual([
      ['3-3', '3 tokens', 1, 3],
      ['4-4', '4 tokens', 1, 1],
      ['5-6', '5–6 tokens', 1, 2],
      ['7-40', '7–40 tokens', 1, 2],
    ]);
  });

  test('by variation, ten behind two', () => {
    const of = (variation: string) => reply(variation, '+', { variation });
    expect(rows('variation', ['10 distractors', '2 distractors', '0 distractors'].map(of))).toEqual([
      ['0 distractors', '0 distractors', 1, 1],
      ['2 distractors', '2 distractors', 1, 1],
      ['10 distractors', '10 distractors', 1, 1],
    ]);
  });

  test('leave people’s rulings out where that is asked for', () => {
    const replies = [reply('a', '-', { level: 1, human: true }), reply('b', '-', { level: 2 })];
    const share = (withPeople: boolean) =>
      reportOf(replies, ['flexible'], { withPeople }).breakdowns[0]!.rows[0]!.accuracy.flexible!.share;
    expect([share(true), share(false)]).toEqual([1, 0]);
  });
});

test('a family is solved where each of its forms is', () => {
  const family = (familyId: string, letters: string) =>
    [...letters].map((letter, at) =>
      reply(`${familyId}${at}`, letter, { familyId, variation: `${at} distractors` }),
    );
  const { families } = only([
    ...family('a', '+++'),
    ...family('b', '+-+'),
    ...family('c', '--'),
    reply('d', '+'),
  ]);
  expect(families).toMatchObject({ families: 3, forms: 8, every: { share: 1 / 3 }, some: { share: 2 / 3 } });
  expect(only(oneEach('++')).families).toBeNull();
});
