import {
  coveringRadius,
  kCenter,
  kCenterByThresholds,
  RowShard,
  randomSample,
  shardHere,
} from '#lib/math/select/index.ts';
import type { Beside } from './shard-calls.ts';

const UNIT = 1 << 14;

/** On a sample of rounded rows: the exact form beside the one by thresholds and a random choice. */
export async function compareWithExact(
  sample: Int16Array,
  { dimension, size, seed }: { dimension: number; size: number; seed: string },
): Promise<Beside> {
  const vectors = { values: Float32Array.from(sample, (whole) => whole / UNIT), dimension };
  const rows = sample.length / dimension;
  const count = Math.min(size, rows);
  const cover = (chosen: ArrayLike<number>) => coveringRadius(vectors, chosen);
  const numbers = Array.from({ length: rows }, (_, row) => row);
  return {
    rows,
    size: count,
    exact: cover(exactly(vectors, count, seed)),
    selection: cover(await byThresholds(vectors, count, seed)),
    random: cover(randomSample(numbers, count, `${seed}\nrandom`)),
  };
}

type Vectors = { values: Float32Array; dimension: number };

function exactly(vectors: Vectors, count: number, seed: string): Int32Array {
  const steps = kCenter(vectors, { count, seed });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value.rows;
  }
}

async function byThresholds(vectors: Vectors, count: number, seed: string): Promise<Int32Array> {
  const { dimension } = vectors;
  const rows = vectors.values.length / dimension;
  const shard = new RowShard({ dimension, rows, centres: count });
  for (let row = 0; row < rows; row++) shard.put(row, vectors, row);
  const steps = kCenterByThresholds([shardHere(shard)], { rows, dimension, count, seed });
  for (;;) {
    const { done, value } = await steps.next();
    if (done) return value.rows;
  }
}
