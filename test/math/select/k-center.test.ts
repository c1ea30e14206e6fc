import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#lib/math/random.ts';
import { coveringRadius, type KCenterOptions, kCenter, type Vectors } from '#lib/math/select/index.ts';
import { RowStore } from '#lib/math/select/row-store.ts';

function select(vectors: Vectors, options: KCenterOptions) {
  const steps = kCenter(vectors, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Unit vectors around `groups` directions; a spread of 0 makes copies. */
function clustered(rows: number, dimension: number, groups: number, spread: number, seed: string): Vectors {
  const random = seededRandom(seed);
  const centres = Array.from({ length: groups }, () =>
    Array.from({ length: dimension }, () => random() - 0.5),
  );
  const values = new Float32Array(rows * dimension);
  for (let row = 0; row < rows; row++) {
    const centre = centres[Math.floor(random() * groups)]!;
    const vector = centre.map((value) => value + spread * (random() - 0.5));
    const length = Math.hypot(...vector);
    values.set(
      vector.map((value) => value / length),
      row * dimension,
    );
  }
  return { values, dimension };
}

const rowOf = ({ values, dimension }: Vectors, row: number) =>
  Array.from(values.subarray(row * dimension, (row + 1) * dimension), (value) => Math.round(value * 16384));

const square = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, i) => sum + (value - other[i]!) ** 2, 0);

/** Farthest-first traversal as the textbook has it, over rounded rows. */
function textbook(vectors: Vectors, count: number, first: number | null, covered: Vectors): number[] {
  const rows = Array.from({ length: vectors.values.length / vectors.dimension }, (_, i) => rowOf(vectors, i));
  const given = Array.from({ length: covered.values.length / covered.dimension }, (_, i) =>
    rowOf(covered, i),
  );
  const least = rows.map((row) => Math.min(...given.map((centre) => square(row, centre))));
  const chosen: number[] = [];
  for (let i = 0; i < count; i++) {
    let next = first !== null && i === 0 ? first : -1;
    if (next < 0)
      for (const [row, far] of least.entries())
        if (!chosen.includes(row) && (next < 0 || far > least[next]!)) next = row;
    chosen.push(next);
    for (const [row, vector] of rows.entries())
      least[row] = Math.min(least[row]!, square(vector, rows[next]!));
  }
  return chosen;
}

const shape = fc.record({
  rows: fc.integer({ min: 1, max: 160 }),
  dimension: fc.integer({ min: 1, max: 40 }),
  groups: fc.integer({ min: 1, max: 30 }),
  spread: fc.constantFrom(0, 0.1, 0.6, 3),
  cells: fc.integer({ min: 1, max: 40 }),
  seed: fc.string(),
});

describe('k-center greedy', () => {
  test('chooses what the textbook’s traversal chooses, whatever the cells', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: 0, max: 1, noNaN: true }), ({ rows, cells, ...rest }, share) => {
        const vectors = clustered(rows, rest.dimension, rest.groups, rest.spread, rest.seed);
        const count = Math.max(1, Math.round(share * rows));
        const { rows: chosen } = select(vectors, { count, seed: rest.seed, cells: Math.min(cells, rows) });
        const none = { values: new Float32Array(), dimension: rest.dimension };
        expect([...chosen]).toEqual(textbook(vectors, count, chosen[0]!, none));
      }),
      { numRuns: 150 },
    );
  });

  test('begins far from what is covered already', () => {
    fc.assert(
      fc.property(shape, ({ rows, cells, dimension, groups, spread, seed }) => {
        const vectors = clustered(rows, dimension, groups, spread, seed);
        const covered = clustered(5, dimension, groups, spread, `${seed} covered`);
        const count = Math.ceil(rows / 3);
        const options = { count, seed, cells: Math.min(cells, rows), covered: covered.values };
        expect([...select(vectors, options).rows]).toEqual(textbook(vectors, count, null, covered));
      }),
      { numRuns: 60 },
    );
  });

  test('tells the radius after each choice', () => {
    const vectors = clustered(600, 24, 40, 0.5, 'radii');
    const { rows, radii } = select(vectors, { count: 60, seed: 'radii' });
    for (const size of [1, 2, 17, 60]) {
      expect(radii[size - 1]).toBeCloseTo(coveringRadius(vectors, rows.slice(0, size)).radius, 5);
    }
    expect(radii).toEqual(radii.toSorted((one, other) => other - one));
  });

  test('covers better than chance, with fewer comparisons than rows × choices', () => {
    const vectors = clustered(4000, 64, 400, 0.5, 'chance');
    const { rows, radii, comparisons } = select(vectors, { count: 400, seed: 'chance' });
    const byChance = coveringRadius(
      vectors,
      Array.from({ length: 400 }, (_, i) => i * 10),
    );
    expect(radii[399]).toBeLessThan(0.8 * byChance.radius);
    expect(new Set(rows).size).toBe(400);
    expect(comparisons).toBeLessThan(0.6 * 4000 * 400);
  });

  test('the same seed chooses the same, and a shorter choice begins a longer one', () => {
    const vectors = clustered(900, 20, 900, 1, 'same');
    const long = select(vectors, { count: 120, seed: 'x' }).rows;
    expect(select(vectors, { count: 120, seed: 'x' }).rows).toEqual(long);
    expect(select(vectors, { count: 30, seed: 'x' }).rows).toEqual(long.slice(0, 30));
    expect(select(vectors, { count: 30, seed: 'y' }).rows).not.toEqual(long.slice(0, 30));
  });

  test('copies come last, once each', () => {
    const { values, dimension } = clustered(8, 10, 8, 1, 'copies');
    const vectors = { values: new Float32Array([...values, ...values]), dimension };
    const { rows, radii } = select(vectors, { count: 16, seed: 'copies' });
    expect(new Set(Array.from(rows.slice(0, 8), (row) => row % 8)).size).toBe(8);
    expect([...rows].toSorted((one, other) => one - other)).toEqual([...Array(16).keys()]);
    expect(radii[7]).toBe(0);
  });

  test('reports where it stands and can be left at any step', () => {
    const steps = kCenter(clustered(9000, 8, 50, 1, 'steps'), { count: 300, seed: 'steps' });
    const seen = [];
    for (const step of steps) {
      seen.push(step);
      if (step.phase === 'choosing' && step.done >= 128) break;
    }
    expect(seen.filter(({ phase }) => phase === 'sorting').map(({ done }) => done)).toEqual([
      4096, 8192, 9000, 13096, 17192,
    ]);
    expect(seen.at(-1)).toMatchObject({ phase: 'choosing', done: 128, total: 300 });
    expect(steps.next()).toMatchObject({ done: true, value: undefined });
  });

  test('bad input is named', () => {
    const vectors = clustered(10, 4, 3, 1, 'bad');
    expect(() => select(vectors, { count: 11, seed: '' })).toThrow('11 rows cannot be chosen from 10.');
    expect(() => select({ ...vectors, dimension: 7 }, { count: 1, seed: '' })).toThrow(
      '40 numbers do not divide',
    );
    const long = { ...vectors, values: vectors.values.map((value) => 3 * value) };
    expect(() => select(long, { count: 1, seed: '' })).toThrow(/is no vector of length 1: its length is 3/);
    const notNumbers = { ...vectors, values: vectors.values.map(() => Number.NaN) };
    expect(() => select(notNumbers, { count: 1, seed: '' })).toThrow('length is NaN');
  });
});

describe('the kernel of distances', () => {
  test('agrees with plain arithmetic for every dimension and count', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(20),
        fc.string(),
        (dimension, rows, centres, seed) => {
          const vectors = clustered(rows + centres + 1, dimension, 9, 1, seed);
          const store = new RowStore(dimension);
          const [block, others] = store.reserve(rows, centres + 1);
          for (let i = 0; i < rows; i++) store.put(block!, i, vectors, i);
          for (let i = 0; i <= centres; i++) store.put(others!, i, vectors, rows + i);
          block!.least.fill(0x7fffffff);
          store.compare(block!, 0, rows, others!, 0, centres + 1);
          for (let row = 0; row < rows; row++) {
            const squares = Array.from({ length: centres + 1 }, (_, i) =>
              square(rowOf(vectors, row), rowOf(vectors, rows + i)),
            );
            expect(block!.least[row]).toBe(Math.min(...squares));
            expect(block!.nearest[row]).toBe(squares.indexOf(Math.min(...squares)));
          }
        },
      ),
    );
  });

  test('says when the memory cannot hold the rows', () => {
    expect(() => new RowStore(1024).reserve(3_000_000)).toThrow('need more than 4 GiB');
  });
});
