import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  highestMarked,
  holm,
  hypergeometricCdf,
  hypergeometricPmf,
  hypergeometricPmfs,
  hypergeometricSurvival,
  levelOfLooks,
  lowestMarked,
  lowLines,
  neymanWeights,
  sequentialPValue,
  stoppingChances,
  stratifiedShare,
} from '#lib/math/stats/index.ts';

/** Every order in which `marked` of `population` rows can be read, as lists of 0 and 1; all are equally likely. */
function orders(population: number, marked: number): number[][] {
  if (population === 0) return [[]];
  const first = (value: number, rest: number) =>
    orders(population - 1, rest).map((order) => [value, ...order]);
  return [...(marked > 0 ? first(1, marked - 1) : []), ...(marked < population ? first(0, marked) : [])];
}

const foundBy = (order: readonly number[], size: number) =>
  order.slice(0, size).reduce((sum, value) => sum + value, 0);

const smallTest = fc.integer({ min: 2, max: 11 }).chain((population) =>
  fc.record({
    population: fc.constant(population),
    marked: fc.integer({ min: 1, max: population }),
    sizes: fc
      .uniqueArray(fc.integer({ min: 1, max: population }), { minLength: 1, maxLength: 4 })
      .map((sizes) => sizes.sort((one, other) => one - other)),
  }),
);

describe('looks at a sample that grows', () => {
  test('chances to stop are those of counting every order of reading', () => {
    const stops = fc.tuple(smallTest, fc.integer({ min: -1, max: 3 }), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(stops, ([{ population, marked, sizes }, line, width]) => {
        const low = sizes.map((_, k) => line + (k % 2));
        const high = low.map((at) => at + width);
        const all = orders(population, marked);
        const counted = { low: sizes.map(() => 0), high: sizes.map(() => 0), open: 0, rows: 0 };
        for (const order of all) {
          const found = sizes.map((size) => foundBy(order, size));
          const look = found.findIndex((count, k) => count <= low[k]! || count >= high[k]!);
          if (look < 0) counted.open++;
          else if (found[look]! <= low[look]!) counted.low[look]!++;
          else counted.high[look]!++;
          counted.rows += sizes.at(look)!;
        }
        const chances = stoppingChances(marked, { population, sizes }, { low, high });
        for (const k of sizes.keys()) {
          expect(chances.low[k]).toBeCloseTo(counted.low[k]! / all.length, 12);
          expect(chances.high[k]).toBeCloseTo(counted.high[k]! / all.length, 12);
        }
        expect(chances.open).toBeCloseTo(counted.open / all.length, 12);
        expect(chances.meanSample).toBeCloseTo(counted.rows / all.length, 10);
      }),
      { numRuns: 60 },
    );
  });

  test('a p-value is the share of orders in which some look is as extreme', () => {
    fc.assert(
      fc.property(smallTest, (looks) => {
        const { population, marked, sizes } = looks;
        const all = orders(population, marked);
        const chance = (order: readonly number[], look: number) =>
          hypergeometricCdf(foundBy(order, sizes[look]!), { population, marked, sample: sizes[look]! });
        const extremes = all.map((order) => Math.min(...sizes.map((_, look) => chance(order, look))));
        const order = all[Math.floor(all.length / 2)]!;
        for (const look of sizes.keys()) {
          const own = chance(order, look);
          const share = extremes.filter((extreme) => extreme <= own).length / all.length;
          expect(sequentialPValue(foundBy(order, sizes[look]!), look, looks)).toBeCloseTo(share, 10);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('with as many marked ones or more, the chance of ever reaching α stays at or under α', () => {
    fc.assert(
      fc.property(
        smallTest,
        fc.integer({ min: 0, max: 3 }),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        (looks, more, alpha) => {
          const truth = Math.min(looks.population, looks.marked + more);
          const all = orders(looks.population, truth);
          const reached = all.filter((order) =>
            looks.sizes.some((size, look) => sequentialPValue(foundBy(order, size), look, looks) <= alpha),
          );
          expect(reached.length / all.length).toBeLessThanOrEqual(alpha + 1e-12);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('lines, levels and p-values say the same, and one look is the plain hypergeometric test', () => {
    const looks = { population: 600, marked: 31, sizes: [60, 120, 180, 240] };
    const level = levelOfLooks(0.05, looks);
    const lines = lowLines(level, looks);
    expect(level).toBeGreaterThan(0.05 / 4);
    for (const [look, size] of looks.sizes.entries()) {
      for (let found = 0; found <= 20; found++) {
        const refused = sequentialPValue(found, look, looks) <= 0.05;
        expect(refused).toBe(found <= lines[look]!);
        expect(highestMarked({ population: 600, sample: size, found }, level) < 31).toBe(refused);
      }
    }
    const single = { population: 600, marked: 31, sizes: [240] };
    const plain = hypergeometricCdf(5, { population: 600, marked: 31, sample: 240 });
    expect(sequentialPValue(5, 0, single) / plain).toBeCloseTo(1, 9);
  });

  test('a population read whole is certain', () => {
    const looks = { population: 40, marked: 3, sizes: [10, 40] };
    expect(sequentialPValue(2, 1, looks)).toBe(0);
    expect(sequentialPValue(3, 1, looks)).toBe(1);
  });

  test('in a population of two and a half million, chances add up to one', () => {
    const looks = { population: 2_500_000, sizes: [5_000, 20_000, 80_000] };
    const chances = stoppingChances(125_001, looks, { low: [200, 950, 3_900], high: [300, 1_100, 4_100] });
    const sum = [...chances.low, ...chances.high, chances.open].reduce((total, chance) => total + chance, 0);
    expect(sum).toBeCloseTo(1, 7);
  });

  test.each([
    [[3, 3], 'The size of a look must be a whole number from 4 to 10, not 3.'],
    [[11], 'The size of a look must be a whole number from 1 to 10, not 11.'],
  ])('looks of %j are refused', (sizes, message) => {
    expect(() => sequentialPValue(0, 0, { population: 10, marked: 1, sizes })).toThrow(message);
  });
});

describe('one-sided exact bounds', () => {
  test('are what trying every number of marked ones gives', () => {
    const population = 30;
    for (const [sample, found] of [
      [10, 0],
      [10, 3],
      [10, 10],
      [29, 4],
      [30, 7],
    ] as const) {
      const numbers = Array.from({ length: population + 1 }, (_, marked) => marked);
      const possible = numbers.filter((marked) => found <= marked && sample - found <= population - marked);
      const draw = (marked: number) => ({ population, marked, sample });
      const low = possible.find((marked) => hypergeometricSurvival(found, draw(marked)) > 0.03);
      const high = possible.findLast((marked) => hypergeometricCdf(found, draw(marked)) > 0.03);
      expect([
        lowestMarked({ population, sample, found }, 0.03),
        highestMarked({ population, sample, found }, 0.03),
      ]).toEqual([low, high]);
    }
  });

  test('a row of chances has each chance in its place, 0 where impossible', () => {
    const draw = { population: 50, marked: 20, sample: 40 };
    const chances = hypergeometricPmfs(5, 25, draw);
    for (const [i, chance] of chances.entries())
      expect(chance).toBeCloseTo(hypergeometricPmf(5 + i, draw), 13);
    expect(hypergeometricPmfs(4, 3, draw)).toHaveLength(0);
  });
});

describe('many hypotheses and many strata', () => {
  // Holm's steps by hand: 0.05/4, /3, /2; the third stands, and so does all that follows.
  test('Holm refuses from the least on until one stands', () => {
    const steps = holm([0.03, 0.001, 0.9, 0.016], 0.05);
    expect(steps.map(({ refused }) => refused)).toEqual([false, true, false, true]);
    expect(steps.map(({ level }) => level)).toEqual([0.025, 0.0125, 0.025, 0.05 / 3]);
  });

  test('a share by strata is weighted by their sizes; a stratum read whole is certain, an unread one may be anything', () => {
    const whole = { population: 100, sample: 100, found: 90, confidence: 0.95 };
    expect(stratifiedShare([whole])).toEqual({ share: 0.9, low: 0.9, high: 0.9 });
    const half = stratifiedShare([whole, { population: 100, sample: 0, found: 0, confidence: 0.95 }]);
    expect(half.share).toBeCloseTo(0.9, 12);
    expect(half.low).toBeCloseTo(0.45, 12);
    expect(half.high).toBeCloseTo(0.95, 12);
    const two = stratifiedShare([whole, { population: 300, sample: 30, found: 15, confidence: 0.95 }]);
    expect(two.share).toBeCloseTo(0.25 * 0.9 + 0.75 * 0.5, 12);
  });

  test('the estimate by strata is right on average over every sample', () => {
    const strata = [
      { population: 6, marked: 2, sample: 3 },
      { population: 4, marked: 3, sample: 2 },
    ];
    const parts = strata.map(({ population, marked, sample }) =>
      orders(population, marked).map((order) => ({
        population,
        sample,
        found: foundBy(order, sample),
        confidence: 0.9,
      })),
    );
    const shares = parts[0]!.flatMap((one) => parts[1]!.map((other) => stratifiedShare([one, other]).share));
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeCloseTo(0.5, 12);
  });

  test('Neyman gives weight to size and to doubt, and some to a stratum believed perfect', () => {
    const weights = neymanWeights([
      { population: 100, share: 0.5 },
      { population: 100, share: 1 },
    ]);
    expect(weights[0]).toBeCloseTo(50, 10);
    expect(weights[1]).toBeCloseTo(14, 10);
  });
});
