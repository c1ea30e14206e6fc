import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#lib/math/random.ts';
import {
  coveringRadius,
  kCenter,
  kCenterByThresholds,
  RowShard,
  shardHere,
  type ThresholdOptions,
  type Vectors,
} from '#lib/math/select/index.ts';

/** Unit vectors around `groups` directions; a spread of 0 makes copies. */
function clustered(rows: number, dimension: number, groups: number, spread: number, seed: string): Vectors {
  const random = seededRandom(seed);
  const centres = Array.from({ length: groups }, () =>
    Array.from({ length: dimension }, () => random() - 0.5),
  );
  const values = new Float32Array(rows * dimension);
  for (let row = 0; row < rows; row++) {
    const vector = centres[Math.floor(random() * groups)]!.map((value) => value + spread * (random() - 0.5));
    const length = Math.hypot(...vector);
    values.set(
      vector.map((value) => value / length),
      row * dimension,
    );
  }
  return { values, dimension };
}

async function select(
  vectors: Vectors,
  count: number,
  parts: number,
  options: Partial<ThresholdOptions> = {},
) {
  const { dimension } = vectors;
  const rows = vectors.values.length / dimension;
  const shards = Array.from({ length: parts }, () => new RowShard({ dimension, rows, centres: count }));
  for (let row = 0; row < rows; row++) shards[row % parts]!.put(row, vectors, row);
  const steps = kCenterByThresholds(shards.map(shardHere), { rows, dimension, count, seed: 'a', ...options });
  for (;;) {
    const { done, value } = await steps.next();
    if (done) return value;
  }
}

function exactRadius(vectors: Vectors, count: number): number {
  const steps = kCenter(vectors, { count, seed: 'a' });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value.radii.at(-1)!;
  }
}

const shape = fc.record({
  rows: fc.integer({ min: 1, max: 400 }),
  dimension: fc.constantFrom(3, 8, 20),
  groups: fc.integer({ min: 1, max: 60 }),
  spread: fc.constantFrom(0, 0.1, 1),
  share: fc.double({ min: 0.01, max: 1, noNaN: true }),
  parts: fc.integer({ min: 1, max: 4 }),
});

describe('k-center by thresholds', () => {
  test('chooses different rows, tells their radius, and does not depend on how the rows are spread', () =>
    fc.assert(
      fc.asyncProperty(shape, async ({ rows, dimension, groups, spread, share, parts }) => {
        const vectors = clustered(rows, dimension, groups, spread, 'rows');
        const count = Math.max(1, Math.floor(share * rows));
        const { rows: chosen, radius } = await select(vectors, count, parts);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(coveringRadius(vectors, chosen).radius).toBeCloseTo(radius, 5);
        if (chosen.length < count) expect(radius).toBe(0);
        expect((await select(vectors, count, 1)).rows).toEqual(chosen);
      }),
      { numRuns: 60 },
    ));

  test('each choice is hardly nearer than the farthest row', async () => {
    const vectors = clustered(600, 16, 600, 1, 'far');
    const step = 0.01;
    const { rows } = await select(vectors, 100, 2, { step });
    for (let n = 1; n < rows.length; n++) {
      const before = rows.slice(0, n);
      const chosen = coveringRadius(vectors, before, [rows[n]!]).radius;
      expect(chosen).toBeGreaterThan(coveringRadius(vectors, before).radius * (1 - step) - 0.001);
    }
  });

  test('covers nearly as well as the exact form', async () => {
    const vectors = clustered(5000, 32, 400, 0.5, 'beside exact');
    const { radius } = await select(vectors, 300, 3);
    expect(radius).toBeLessThan(1.03 * exactRadius(vectors, 300));
  });

  test('refuses to choose more rows than there are', async () => {
    await expect(select(clustered(5, 3, 5, 1, 'few'), 6, 1)).rejects.toThrow(RangeError);
  });
});
