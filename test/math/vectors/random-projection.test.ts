import { describe, expect, test } from 'vitest';
import { seededRandom } from '#lib/math/random.ts';
import { RandomProjection } from '#lib/math/vectors/index.ts';

const random = seededRandom('vectors');
const vectorOf = (length: number) => Float32Array.from({ length }, () => random() - 0.5);
const dot = (one: Float32Array, other: Float32Array) =>
  one.reduce((sum, value, i) => sum + value * other[i]!, 0);
function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}

function projected(projection: RandomProjection, vector: Float32Array): Float32Array {
  const into = new Float32Array(projection.dimension);
  projection.write(vector, into, 0);
  return into;
}

describe('a random projection', () => {
  test('keeps the likeness of vectors within a tenth, mostly', () => {
    const projection = new RandomProjection(1536, 128);
    const errors = Array.from({ length: 60 }, (_, i) => {
      const one = unit(vectorOf(1536));
      const noise = vectorOf(1536);
      const other = unit(one.map((value, k) => value + (i / 30) * 0.06 * noise[k]!));
      return Math.abs(dot(one, other) - dot(projected(projection, one), projected(projection, other)));
    }).sort((a, b) => a - b);
    expect(errors[45]).toBeLessThan(0.1);
    expect(errors.at(-1)).toBeLessThan(0.3);
  });

  test('gives unit vectors, the same at every time', () => {
    const vector = vectorOf(300);
    const [once, again] = [
      projected(new RandomProjection(300, 64), vector),
      projected(new RandomProjection(300, 64), vector),
    ];
    expect(once).toEqual(again);
    expect(dot(once, once)).toBeCloseTo(1, 5);
  });

  test('keeps what is short enough as it is', () => {
    expect([...projected(new RandomProjection(3, 5), Float32Array.of(0, 3, 4))]).toEqual(
      [0, 0.6, 0.8, 0, 0].map(Math.fround),
    );
  });
});
