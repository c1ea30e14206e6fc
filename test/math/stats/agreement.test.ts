import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bootstrapInterval,
  cohenKappa,
  disagreements,
  krippendorffAlpha,
  mcnemarTest,
  meanPassAtK,
  passAtK,
} from '#lib/math/stats/index.ts';

/** No evidence is NaN on both sides. */
function expectSame(one: number, other: number) {
  if (Number.isNaN(other)) expect(one).toBeNaN();
  else expect(one).toBeCloseTo(other, 9);
}

describe('Cohen’s kappa', () => {
  // J. Cohen, Psychological Bulletin 70 (1968), table 1: 200 cases, and the weights that he gives them.
  const cohen = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ];
  const weights = [
    [0, 1, 3],
    [1, 0, 6],
    [3, 6, 0],
  ];

  test('the example of 1968', () => {
    const { kappa, agreement } = cohenKappa(cohen);
    expect(agreement).toBeCloseTo(0.7, 12);
    expect(kappa).toBeCloseTo(0.492, 3);
    expect(cohenKappa(cohen, { disagreement: (i, j) => weights[i]![j]! }).kappa).toBeCloseTo(0.348, 3);
  });

  test('two readers of 50 applications', () => {
    const { kappa } = cohenKappa([
      [20, 5],
      [10, 15],
    ]);
    expect(kappa).toBeCloseTo(0.4, 12);
  });

  test('its standard error is what resampling finds', () => {
    const items = cohen.flatMap((row, i) =>
      row.flatMap((count, j) => Array.from({ length: count }, () => [i, j] as const)),
    );
    for (const disagreement of Object.values(disagreements)) {
      const kappaOf = (sample: typeof items) => {
        const table = cohen.map((row) => row.map(() => 0));
        for (const [i, j] of sample) table[i]![j]!++;
        return cohenKappa(table, { disagreement }).kappa;
      };
      const { standardError } = bootstrapInterval(items, (sample) => kappaOf([...sample]), {
        method: 'percentile',
      });
      expect(cohenKappa(cohen, { disagreement }).standardError / standardError).toBeCloseTo(1, 1);
    }
  });

  test('full agreement is 1, one category only is no evidence, an empty table is refused', () => {
    expect(
      cohenKappa([
        [4, 0],
        [0, 7],
      ]),
    ).toMatchObject({ kappa: 1, standardError: 0 });
    expect(
      cohenKappa([
        [9, 0],
        [0, 0],
      ]).kappa,
    ).toBeNaN();
    expect(() =>
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toThrow(RangeError);
    expect(() => cohenKappa([[1, 0]])).toThrow(RangeError);
  });

  test('it is the same whoever is called first, and 0 where the raters are independent', () => {
    const count = fc.integer({ min: 0, max: 50 });
    const table = fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(table, fc.constantFrom(...Object.values(disagreements)), (rows, disagreement) => {
        fc.pre(rows.flat().some((cell) => cell > 0));
        const turned = rows.map((_, i) => rows.map((row) => row[i]!));
        const { kappa } = cohenKappa(rows, { disagreement });
        if (Number.isNaN(kappa)) return;
        expect(cohenKappa(turned, { disagreement }).kappa).toBeCloseTo(kappa, 10);
        expect(kappa).toBeLessThanOrEqual(1);
      }),
    );
    const independent = [2, 5, 3].map((row) => [4, 1, 7].map((column) => row * column));
    expect(cohenKappa(independent, { disagreement: disagreements.quadratic }).kappa).toBeCloseTo(0, 12);
  });
});

describe('Krippendorff’s alpha', () => {
  const units = (rows: readonly string[]) => {
    const lists = rows.map((row) => row.split(' '));
    return lists[0]!.map((_, u) => lists.map((row) => (row[u] === '.' ? null : row[u]!)));
  };
  const numbers = (rows: readonly string[]) =>
    units(rows).map((unit) => unit.map((value) => (value === null ? null : Number(value))));

  // K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), examples A to D.
  test('A: two observers, two values', () => {
    const { alpha } = krippendorffAlpha(units(['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0']));
    expect(alpha).toBeCloseTo(0.095, 3);
  });

  test('B: two observers, five names', () => {
    const { alpha } = krippendorffAlpha(units(['a a b b d c c c e d d a', 'b a b b b c c c e d d d']));
    expect(alpha).toBeCloseTo(0.692, 3);
  });

  const four = [
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  ];
  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ] as const)('C and D: four observers with gaps, %s', (measurement, value) => {
    const found = krippendorffAlpha(numbers(four), measurement);
    expect(found.alpha).toBeCloseTo(value, 3);
    expect(found).toMatchObject({ units: 11, values: 40 });
  });

  test('names stay the same under renaming, intervals under scaling', () => {
    const value = fc.option(fc.integer({ min: 0, max: 4 }));
    const many = fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(many, (rows) => {
        const scaled = rows.map((row) => row.map((cell) => (cell === null ? null : 3 * cell - 7)));
        const named = rows.map((row) => row.map((cell) => (cell === null ? undefined : `v${cell}`)));
        expectSame(krippendorffAlpha(named).alpha, krippendorffAlpha(rows).alpha);
        for (const kind of ['ordinal', 'interval'] as const) {
          expectSame(krippendorffAlpha(scaled, kind).alpha, krippendorffAlpha(rows, kind).alpha);
        }
      }),
    );
  });

  test('no evidence is NaN; words have no rank', () => {
    expect(krippendorffAlpha([]).alpha).toBeNaN();
    expect(
      krippendorffAlpha([
        ['a', 'a'],
        ['a', 'a'],
      ]).alpha,
    ).toBeNaN();
    expect(krippendorffAlpha([['a'], ['b', null]])).toMatchObject({ units: 0, values: 0 });
    expect(() => krippendorffAlpha([['easy', 'hard']], 'ordinal')).toThrow('finite numbers, not "easy"');
  });
});

describe('McNemar’s test', () => {
  // Fagerland, Lydersen and Laake (2013), table 1: airway reactivity before and after stem cell transplantation.
  test('one against seven', () => {
    const { exact, midP } = mcnemarTest(1, 7);
    expect(exact).toBeCloseTo(0.0703125, 12);
    expect(midP).toBeCloseTo(0.0390625, 12);
  });

  test('no difference, no discordant pair, and the same both ways', () => {
    expect(mcnemarTest(0, 0)).toEqual({ exact: 1, midP: 1 });
    expect(mcnemarTest(1, 1)).toEqual({ exact: 1, midP: 0.5 });
    expect(mcnemarTest(40, 12)).toEqual(mcnemarTest(12, 40));
    expect(() => mcnemarTest(-1, 2)).toThrow(RangeError);
  });

  test('under the hypothesis the exact test errs at most as often as it says', () => {
    for (const discordant of [5, 12, 30]) {
      const p = Array.from({ length: discordant + 1 }, (_, k) => mcnemarTest(k, discordant - k).exact);
      const weight = (k: number): number => {
        let w = 0.5 ** discordant;
        for (let i = 0; i < k; i++) w *= (discordant - i) / (i + 1);
        return w;
      };
      const errors = p.reduce((sum, value, k) => (value <= 0.05 ? sum + weight(k) : sum), 0);
      expect(errors).toBeLessThanOrEqual(0.05);
    }
  });
});

describe('pass@k', () => {
  test.each([
    { samples: 5, correct: 2, k: 1, value: 0.4 },
    { samples: 5, correct: 2, k: 2, value: 0.7 },
    { samples: 5, correct: 4, k: 2, value: 1 },
    { samples: 200, correct: 0, k: 100, value: 0 },
    { samples: 1, correct: 1, k: 1, value: 1 },
  ])('$correct of $samples right, k = $k', ({ samples, correct, k, value }) => {
    expect(passAtK(samples, correct, k)).toBeCloseTo(value, 12);
  });

  test('it is the share of all choices of k attempts that hold a right one', () => {
    const small = fc.integer({ min: 1, max: 10 }).chain((n) => {
      return fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n }), fc.integer({ min: 1, max: n }));
    });
    fc.assert(
      fc.property(small, ([samples, correct, k]) => {
        const ofSize = Array.from({ length: 2 ** samples }, (_, bits) => bits).filter(
          (bits) => bits.toString(2).replaceAll('0', '').length === k,
        );
        const passing = ofSize.filter((bits) => (bits & (2 ** correct - 1)) !== 0);
        expect(passAtK(samples, correct, k)).toBeCloseTo(passing.length / ofSize.length, 12);
      }),
    );
  });

  test('too few attempts are refused', () => {
    expect(() => passAtK(4, 2, 5)).toThrow('k must be a whole number from 1 to 4, not 5.');
    expect(() => meanPassAtK([], 1)).toThrow(RangeError);
    expect(
      meanPassAtK(
        [
          { samples: 2, correct: 1 },
          { samples: 4, correct: 4 },
        ],
        1,
      ),
    ).toBe(0.75);
  });
});

describe('the bootstrap', () => {
  // Efron and Tibshirani (1993), table 14.1 (spatial test, 26 children), table 14.2: 90 % intervals of the variance
  // from 2,000 resamples; other resamples move the ends a little.
  const spatial = [
    48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41,
  ];
  const variance = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  };
  test.each([
    ['percentile', 100.8, 233.9],
    ['bca', 115.8, 259.6],
  ] as const)('the variance of a test, %s', (method, low, high) => {
    const found = bootstrapInterval(spatial, variance, { confidence: 0.9, resamples: 20_000, method });
    expect(found.estimate).toBeCloseTo(171.5, 1);
    expect(Math.abs(found.low - low)).toBeLessThan(4);
    expect(Math.abs(found.high - high)).toBeLessThan(6);
  });

  test('the same seed gives the same interval, another seed another', () => {
    const run = (seed: string) => bootstrapInterval(spatial, variance, { seed, resamples: 200 });
    expect(run('one')).toEqual(run('one'));
    expect(run('one').low).not.toBe(run('two').low);
  });

  test('a mean lies in its interval, a constant has none', () => {
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 8, maxLength: 30 }), (values) => {
        const { low, high, estimate } = bootstrapInterval(values, mean, { resamples: 300 });
        expect(low).toBeLessThanOrEqual(estimate);
        expect(high).toBeGreaterThanOrEqual(estimate);
      }),
      { numRuns: 30 },
    );
    expect(bootstrapInterval([3, 3, 3], mean)).toEqual({ estimate: 3, low: 3, high: 3, standardError: 0 });
    expect(() => bootstrapInterval([], mean)).toThrow(RangeError);
  });
});
