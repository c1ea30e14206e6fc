import { describe, expect, test } from 'vitest';
import { agreementOf, binaryAlpha, type Voice } from '#lib/domain/queues/agreement.ts';
import { expectedInformation } from '#lib/domain/queues/orders.ts';
import { tallyVotes } from '#lib/domain/queues/tally-votes.ts';
import { seededRandom } from '#lib/math/random.ts';
import { cohenKappa, krippendorffAlpha } from '#lib/math/stats/index.ts';

/** Votes of people on items: one letter each, "a" accept, "r" reject, "." nothing. */
const voicesOf = (rows: Record<string, string>): Voice[] =>
  Object.entries(rows).flatMap(([rater, letters]) =>
    [...letters].flatMap((letter, at) =>
      letter === '.'
        ? []
        : [
            {
              ...{ item: `item ${at}`, rater, name: rater.toUpperCase() },
              action: letter === 'a' ? 'accept' : 'reject',
              reasons: letter === 'r' ? ['misread'] : [],
            },
          ],
    ),
  );

describe('agreement', () => {
  test('of two is α and κ of their table', () => {
    const voices = voicesOf({ ann: 'aaaarrrarr', bea: 'aaararrarr' });
    const found = agreementOf(voices);
    expect(found).toMatchObject({ items: 10, voices: 20 });
    const table = [
      [4, 1],
      [1, 4],
    ];
    expect(found.pairs).toHaveLength(1);
    expect(found.pairs[0]).toMatchObject({ names: ['ANN', 'BEA'], count: 10, agreement: 0.8 });
    expect(found.pairs[0]!.kappa!.value).toBeCloseTo(cohenKappa(table).kappa, 12);
    // Krippendorff 2011, two observers and binary data: α = 1 − 19 · 4 / (10 · 10) · … by hand: 1 − (20−1)·4/(2·10·10).
    expect(found.alpha!.value).toBeCloseTo(1 - (19 * 4) / (2 * 10 * 10), 12);
    expect(found.alpha!.low).toBeLessThan(found.alpha!.value);
    expect(found.alpha!.high).toBeGreaterThan(found.alpha!.value);
  });

  test('of many with gaps counts for each pair what both judged, and for α what two judged', () => {
    const voices = voicesOf({ ann: 'aar.ar', bea: 'a.rrar', cem: '.aaa.a', dan: '......' });
    const found = agreementOf(voices);
    expect(found.items).toBe(6);
    const counts = Object.fromEntries(found.pairs.map(({ names, count }) => [names.join(' '), count]));
    expect(counts).toEqual({ 'ANN BEA': 4, 'ANN CEM': 3, 'BEA CEM': 3 });
    const units = ['aa', 'aa', 'rra', 'ra', 'aa', 'rra'].map((unit) => [...unit]);
    expect(found.alpha!.value).toBeCloseTo(krippendorffAlpha(units).alpha, 12);
  });

  test('is undefined where all say the same, and on nothing', () => {
    const found = agreementOf(voicesOf({ ann: 'aaa', bea: 'aaa' }));
    expect(found).toMatchObject({ alpha: null, pairs: [{ agreement: 1, kappa: null }], reasons: [] });
    expect(agreementOf(voicesOf({ ann: 'aaa' }))).toMatchObject({ items: 0, alpha: null, pairs: [] });
  });

  test('on a reason asks whether it was named for the same items', () => {
    const voices = voicesOf({ ann: 'rrraaa', bea: 'rraraa' });
    const [misread] = agreementOf(voices).reasons;
    expect(misread).toMatchObject({ reason: 'misread', named: 6 });
    const units = ['rr', 'rr', 'ra', 'ar', 'aa', 'aa'].map((unit) => [...unit]);
    expect(misread!.alpha!.value).toBeCloseTo(krippendorffAlpha(units).alpha, 12);
  });

  test('from counts is Krippendorff’s α of the values', () => {
    const random = seededRandom('units');
    for (let round = 0; round < 50; round++) {
      const units = Array.from({ length: 2 + Math.floor(random() * 30) }, () =>
        Array.from({ length: 2 + Math.floor(random() * 4) }, () => (random() < 0.6 ? 'yes' : 'no')),
      );
      const counts = units.map((unit) => ({
        yes: unit.filter((one) => one === 'yes').length,
        all: unit.length,
      }));
      const { alpha } = krippendorffAlpha(units);
      if (Number.isNaN(alpha)) expect(binaryAlpha(counts)).toBeNaN();
      else expect(binaryAlpha(counts)).toBeCloseTo(alpha, 10);
    }
  });
});

describe('votes on an item', () => {
  const accept = { action: 'accept' as const, reasons: [] };
  const reject = (reason: string) => ({ action: 'reject' as const, reasons: [reason] });
  test.each([
    ['none', [], 2, { kind: 'open', missing: 2 }],
    ['one of two', [accept], 2, { kind: 'open', missing: 1 }],
    ['one of one', [accept], 1, { kind: 'agreed', action: 'accept', reasons: [] }],
    ['two alike', [accept, accept], 2, { kind: 'agreed', action: 'accept', reasons: [] }],
    ['two against each other', [accept, reject('misread')], 2, { kind: 'disputed' }],
    ['two of three alike', [accept, accept, reject('misread')], 3, { kind: 'disputed' }],
    ['more than are needed', [accept, accept, accept], 2, { kind: 'agreed', action: 'accept', reasons: [] }],
    [
      'two rejections for other reasons',
      [reject('misread'), reject('algebra')],
      2,
      { kind: 'agreed', action: 'reject', reasons: ['misread', 'algebra'] },
    ],
  ])('%s', (_, votes, needed, outcome) => {
    expect(tallyVotes(votes, needed)).toEqual(outcome);
  });
});

test('a decision is expected to tell most where nothing is known or outcomes are even, least where all went one way', () => {
  const bits = (accepted: number, rejected: number) => expectedInformation({ accepted, rejected });
  expect(bits(0, 0)).toBe(1);
  expect(bits(50, 50)).toBe(1);
  expect(bits(98, 0)).toBeCloseTo(0.0808, 4);
  expect(bits(0, 98)).toBeCloseTo(bits(98, 0), 12);
  expect(bits(90, 10)).toBeGreaterThan(bits(98, 2));
});
