import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  largestRemainder,
  nestedSubsets,
  quotaSample,
  randomSample,
  stablePosition,
} from '#lib/math/select/index.ts';

const range = (length: number) => Array.from({ length }, (_, i) => i);

describe('quotas by largest remainder', () => {
  // M. L. Balinski and H. P. Young, Fair Representation (1982): the textbook election of 100,000 votes and 10 seats.
  test.each([
    { weights: [47000, 16000, 15800, 12000, 6100, 3100], total: 10, quotas: [5, 2, 1, 1, 1, 0] },
    { weights: [1, 1, 1], total: 4, quotas: [2, 1, 1] },
    { weights: [0, 3], total: 2, quotas: [0, 2] },
    { weights: [5], total: 0, quotas: [0] },
    { weights: [], total: 3, quotas: [] },
  ])('$total among $weights', ({ weights, total, quotas }) => {
    expect(largestRemainder(weights, total)).toEqual(quotas);
  });

  test('what a small stratum cannot take goes to the others', () => {
    expect(largestRemainder([1, 1, 2], 40, [5, 100, 100])).toEqual([5, 12, 23]);
    expect(largestRemainder([1, 1], 40, [5, 7])).toEqual([5, 7]);
    expect(largestRemainder([1, 0], 4, [1, 50])).toEqual([1, 0]);
  });

  test('quotas sum to the total, are within one of their share, and never above the size', () => {
    const stratum = fc.record({
      weight: fc.integer({ min: 0, max: 50 }),
      size: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(stratum, { maxLength: 8 }), fc.integer({ min: 0, max: 200 }), (strata, total) => {
        const weights = strata.map(({ weight }) => weight);
        const sizes = strata.map(({ size }) => size);
        const quotas = largestRemainder(weights, total, sizes);
        const room = strata.reduce((sum, { weight, size }) => sum + (weight > 0 ? size : 0), 0);
        expect(quotas.reduce((sum, quota) => sum + quota, 0)).toBe(Math.min(total, room));
        for (const [i, quota] of quotas.entries()) expect(quota).toBeLessThanOrEqual(sizes[i]!);
        const free = largestRemainder(weights, total);
        const sum = weights.reduce((all, weight) => all + weight, 0);
        for (const [i, quota] of free.entries()) {
          if (sum > 0) expect(Math.abs(quota - (weights[i]! / sum) * total)).toBeLessThan(1);
        }
      }),
    );
  });

  test('a weight below nothing is refused', () => {
    expect(() => largestRemainder([1, -1], 3)).toThrow('A weight is a number of at least 0, not -1.');
    expect(() => largestRemainder([1], 2.5)).toThrow(RangeError);
  });
});

describe('a sample with quotas', () => {
  const levels = range(1000).map((row) => (row % 10 === 0 ? 5 : row % 3));

  test('keeps the proportions of the rows, or those asked for', () => {
    const of = (rows: readonly number[]) =>
      [0, 1, 2, 5].map((level) => rows.filter((row) => levels[row] === level).length);
    expect(of(quotaSample(levels, 100, { seed: 'a' }))).toEqual([30, 30, 30, 10]);
    const hard = new Map([
      [5, 3],
      [2, 1],
    ]);
    expect(of(quotaSample(levels, 40, { seed: 'a', weights: hard }))).toEqual([0, 0, 10, 30]);
    expect(of(quotaSample(levels, 300, { seed: 'a', weights: hard }))).toEqual([0, 0, 200, 100]);
  });

  test('is the same for a seed, and distinct rows in order', () => {
    const rows = quotaSample(levels, 250, { seed: 'b' });
    expect(quotaSample(levels, 250, { seed: 'b' })).toEqual(rows);
    expect(quotaSample(levels, 250, { seed: 'c' })).not.toEqual(rows);
    expect(new Set(rows).size).toBe(250);
    expect(rows).toEqual(rows.toSorted((one, other) => one - other));
  });
});

describe('a random sample of a stream', () => {
  test('has the size asked for, in the order of the stream', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(120), fc.string(), (length, size, seed) => {
        const sample = randomSample(range(length), size, seed);
        expect(sample.length).toBe(Math.min(size, length));
        expect(sample).toEqual([...new Set(sample)].sort((one, other) => one - other));
        expect(randomSample(range(length), size, seed)).toEqual(sample);
      }),
    );
  });

  test('takes every item equally often', () => {
    const taken = range(40).map(() => 0);
    const runs = 4000;
    for (let run = 0; run < runs; run++)
      for (const i of randomSample(range(40), 10, `run ${run}`)) taken[i]!++;
    // Chi-squared with 39 degrees of freedom, less the dependence of a fixed size: 99.99 % lie below 82.
    const expected = runs / 4;
    const chi = taken.reduce((sum, count) => sum + (count - expected) ** 2 / (expected * 0.75), 0);
    expect(chi).toBeLessThan(82);
  });

  test('reads a stream once', () => {
    let read = 0;
    function* stream() {
      for (; read < 10_000; read++) yield `row ${read}`;
    }
    expect(randomSample(stream(), 3, 'once')).toHaveLength(3);
    expect(read).toBe(10_000);
    expect(() => randomSample([1], -1, 'x')).toThrow(RangeError);
  });
});

describe('nested subsets', () => {
  const ids = range(500).map((i) => `id-${i}`);

  test('a smaller subset begins every larger one', () => {
    const [small, middle, all] = nestedSubsets(ids, [20, 100, 900], 'curve');
    expect([small!.length, middle!.length, all!.length]).toEqual([20, 100, 500]);
    expect(middle!.slice(0, 20)).toEqual(small);
    expect(all!.slice(0, 100)).toEqual(middle);
  });

  test('the order of the rows does not matter, and rows that go move no other', () => {
    const [subset] = nestedSubsets(ids, [100], 'curve');
    expect(nestedSubsets(ids.toReversed(), [100], 'curve')).toEqual([subset]);
    const gone = new Set(subset!.slice(0, 10));
    const [rest] = nestedSubsets(
      ids.filter((id) => !gone.has(id)),
      [90],
      'curve',
    );
    expect(rest).toEqual(subset!.slice(10));
  });

  test('positions are spread evenly and depend on the seed', () => {
    const positions = ids.map((id) => stablePosition(id, 'curve')).sort((one, other) => one - other);
    const gap = Math.max(...positions.map((position, i) => Math.abs(position - (i + 0.5) / 500)));
    // Kolmogorov–Smirnov: 99.9 % lie below 1.95 / √500.
    expect(gap).toBeLessThan(0.0872);
    expect(stablePosition('id-1', 'a')).not.toBe(stablePosition('id-1', 'b'));
    expect(stablePosition('b', 'a')).not.toBe(stablePosition('', 'ab'));
    expect(() => nestedSubsets(ids, [1.5], 'x')).toThrow(RangeError);
  });
});
