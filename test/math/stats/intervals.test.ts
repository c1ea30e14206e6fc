import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binomialCdf,
  binomialPmf,
  binomialQuantile,
  binomialSurvival,
  clopperPearsonInterval,
  hypergeometricBounds,
  hypergeometricCdf,
  hypergeometricPmf,
  hypergeometricQuantile,
  hypergeometricSurvival,
  normalCdf,
  normalQuantile,
  wilsonInterval,
} from '#lib/math/stats/index.ts';

describe('the normal distribution', () => {
  // Φ from tables of 10 digits and more (Abramowitz and Stegun, table 26.1).
  test.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [1.96, 0.9750021048517795],
    [-3, 0.0013498980316300946],
    [-8, 6.220960574271785e-16],
  ])('Φ(%d) is %d', (z, p) => {
    expect(normalCdf(z) / p).toBeCloseTo(1, 12);
  });

  // The test values that Wichura gives with AS 241.
  test.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
    [0.975, 1.959963984540054],
  ])('the quantile of %d is %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 12);
  });

  test('quantile and distribution undo each other', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('intervals of a proportion', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, methods 3 and 5.
  test.each([
    { successes: 81, trials: 263, wilson: [0.2553, 0.3662], exact: [0.2527, 0.3676] },
    { successes: 15, trials: 148, wilson: [0.0624, 0.1605], exact: [0.0578, 0.1617] },
    { successes: 0, trials: 20, wilson: [0, 0.1611], exact: [0, 0.1684] },
    { successes: 1, trials: 29, wilson: [0.0061, 0.1718], exact: [0.0009, 0.1776] },
  ])('$successes of $trials', ({ successes, trials, wilson, exact }) => {
    const score = wilsonInterval(successes, trials);
    const clopper = clopperPearsonInterval(successes, trials);
    expect([score.low, score.high].map((end) => Number(end.toFixed(4)))).toEqual(wilson);
    expect([clopper.low, clopper.high].map((end) => Number(end.toFixed(4)))).toEqual(exact);
  });

  test('they hold the share, mirror each other and narrow with trials', () => {
    const counts = fc.integer({ min: 1, max: 400 }).chain((trials) => {
      return fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials));
    });
    fc.assert(
      fc.property(counts, ([successes, trials]) => {
        for (const interval of [wilsonInterval, clopperPearsonInterval]) {
          const { low, high } = interval(successes, trials);
          const mirrored = interval(trials - successes, trials);
          const more = interval(10 * successes, 10 * trials);
          expect(low).toBeLessThanOrEqual(successes / trials);
          expect(high).toBeGreaterThanOrEqual(successes / trials);
          expect(1 - mirrored.high).toBeCloseTo(low, 10);
          expect(more.high - more.low).toBeLessThan(high - low);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the exact interval covers every share at least as often as it promises', () => {
    const trials = 25;
    const intervals = Array.from({ length: trials + 1 }, (_, k) => clopperPearsonInterval(k, trials, 0.9));
    for (let share = 0.005; share < 1; share += 0.005) {
      const covered = intervals.reduce((sum, { low, high }, k) => {
        return low <= share && share <= high ? sum + binomialPmf(k, trials, share) : sum;
      }, 0);
      expect(covered).toBeGreaterThanOrEqual(0.9 - 1e-9);
    }
  });

  test('no trial says nothing; impossible counts are refused', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    expect(clopperPearsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    expect(() => wilsonInterval(3, 2)).toThrow('successes must be a whole number from 0 to 2, not 3.');
    expect(() => wilsonInterval(1.5, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(1, 2, 95)).toThrow('The confidence must lie between 0 and 1');
  });
});

/** C(n, k) without rounding. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let result = 1n;
  for (let i = 0; i < k; i++) result = (result * BigInt(n - i)) / BigInt(i + 1);
  return result;
}

const quotient = (above: bigint, below: bigint) => Number((above * 10n ** 30n) / below) / 1e30;

describe('the binomial distribution', () => {
  test('a half: sums of a row of Pascal’s triangle', () => {
    let sum = 0n;
    for (let k = 0; k <= 60; k++) {
      sum += choose(60, k);
      expect(binomialCdf(k, 60, 0.5)).toBeCloseTo(quotient(sum, 2n ** 60n), 12);
    }
  });

  // National Bureau of Standards, Tables of the Binomial Probability Distribution (1950).
  test.each([
    [3, 10, 0.5, 0.171875],
    [2, 20, 0.1, 0.6769268],
    [5, 20, 0.25, 0.6171727],
  ])('P(X ≤ %d) of %d trials at %d', (k, trials, probability, value) => {
    expect(binomialCdf(k, trials, probability)).toBeCloseTo(value, 7);
  });

  test('far tails of many trials keep their digits', () => {
    expect(binomialSurvival(1_000_000, 1_000_000, 0.9999)).toBeCloseTo(Math.exp(1e6 * Math.log1p(-1e-4)), 50);
    expect(binomialCdf(0, 5000, 0.05) / 0.95 ** 5000).toBeCloseTo(1, 9);
    expect(binomialCdf(500_000, 1_000_000, 0.5)).toBeCloseTo(0.5 + 0.5 * 0.000797884560802865, 9);
  });

  test('tails meet, the quantile is the least k that reaches p', () => {
    const cases = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), ([trials, probability], p) => {
        const k = Math.floor(p * trials);
        const all = binomialCdf(k, trials, probability) + binomialSurvival(k + 1, trials, probability);
        expect(all).toBeCloseTo(1, 11);
        const reached = binomialQuantile(p, trials, probability);
        expect(binomialCdf(reached, trials, probability)).toBeGreaterThanOrEqual(p);
        if (reached > 0) expect(binomialCdf(reached - 1, trials, probability)).toBeLessThan(p);
      }),
    );
  });
});

describe('the hypergeometric distribution', () => {
  // R. A. Fisher, The Design of Experiments (1935): eight cups of tea, four of them with the milk first.
  test.each([
    [4, 1 / 70],
    [3, 16 / 70],
    [2, 36 / 70],
    [5, 0],
  ])('the lady tells %d of four cups', (k, value) => {
    expect(hypergeometricPmf(k, { population: 8, marked: 4, sample: 4 })).toBeCloseTo(value, 14);
  });

  const draws = fc.integer({ min: 1, max: 200 }).chain((population) => {
    const part = fc.integer({ min: 0, max: population });
    return fc.record({ population: fc.constant(population), marked: part, sample: part });
  });

  test('it agrees with whole-number arithmetic', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const { population, marked, sample } = draw;
        let sum = 0n;
        for (let k = 0; k <= sample; k++) {
          sum += choose(marked, k) * choose(population - marked, sample - k);
          const exact = quotient(sum, choose(population, sample));
          expect(hypergeometricCdf(k, draw)).toBeCloseTo(exact, 11);
          expect(hypergeometricSurvival(k + 1, draw)).toBeCloseTo(1 - exact, 11);
        }
        expect(hypergeometricCdf(hypergeometricQuantile(0.3, draw), draw)).toBeGreaterThanOrEqual(0.3);
      }),
      { numRuns: 40 },
    );
  });

  test('bounds of a population cover the truth at least as often as they promise', () => {
    const [population, sample] = [80, 30];
    const bounds = Array.from({ length: sample + 1 }, (_, found) =>
      hypergeometricBounds(found, { population, sample }, 0.9),
    );
    for (let marked = 0; marked <= population; marked++) {
      const covered = bounds.reduce((sum, { low, high }, found) => {
        const share = hypergeometricPmf(found, { population, marked, sample });
        return low <= marked && marked <= high ? sum + share : sum;
      }, 0);
      expect(covered).toBeGreaterThanOrEqual(0.9 - 1e-9);
    }
  });

  test('who looked at everything knows the count', () => {
    expect(hypergeometricBounds(7, { population: 50, sample: 50 })).toEqual({ low: 7, high: 7 });
    expect(hypergeometricBounds(0, { population: 50, sample: 0 })).toEqual({ low: 0, high: 50 });
  });

  test('an audit of 2,500,000 is answered, and close to the binomial answer', () => {
    const { low, high } = hypergeometricBounds(12, { population: 2_500_000, sample: 1000 });
    const share = clopperPearsonInterval(12, 1000);
    expect(low / 2_500_000).toBeCloseTo(share.low, 4);
    expect(high / 2_500_000).toBeCloseTo(share.high, 4);
  });
});
