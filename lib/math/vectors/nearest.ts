export interface Neighbour {
  row: number;
  /** The dot product: the cosine, for unit vectors. */
  score: number;
}

/**
 * The `count` rows with the greatest dot product with `query`, best first; equal ones in the order of the rows. Reads
 * every row: about 2 ns for each number of the rows. Throws a RangeError when the dimensions do not fit.
 */
export function nearest(
  { values, dimension }: { values: Float32Array; dimension: number },
  query: Float32Array,
  count: number,
): Neighbour[] {
  const rows = values.length / dimension;
  if (query.length !== dimension || !Number.isInteger(rows)) {
    throw new RangeError(`A query of ${query.length} numbers has no neighbours among rows of ${dimension}.`);
  }
  const kept: Neighbour[] = [];
  for (let row = 0; row < rows; row++) {
    const score = dot(values, row * dimension, query);
    if (kept.length === count && (count === 0 || score <= kept[count - 1]!.score)) continue;
    let at = kept.length;
    while (at > 0 && kept[at - 1]!.score < score) at--;
    kept.splice(at, 0, { row, score });
    if (kept.length > count) kept.pop();
  }
  return kept;
}

/** Four sums at a time: they do not wait for each other. */
function dot(values: Float32Array, at: number, query: Float32Array): number {
  const { length } = query;
  const even = length - (length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < even; i += 4) {
    a += values[at + i]! * query[i]!;
    b += values[at + i + 1]! * query[i + 1]!;
    c += values[at + i + 2]! * query[i + 2]!;
    d += values[at + i + 3]! * query[i + 3]!;
  }
  for (let i = even; i < length; i++) a += values[at + i]! * query[i]!;
  return a + b + c + d;
}
