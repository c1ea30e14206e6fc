import type { Vectors } from '#lib/math/select/index.ts';

/** Farthest-first traversal without any of our means: every choice is compared with every row, in plain JavaScript. */
export function plainKCenter({ values, dimension }: Vectors, count: number, first: number): number[] {
  const rows = values.length / dimension;
  const least = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  const chosen: number[] = [];
  let next = first;
  while (chosen.length < count) {
    chosen.push(next);
    const centre = values.subarray(next * dimension, (next + 1) * dimension);
    let farthest = -1;
    for (let row = 0; row < rows; row++) {
      const at = row * dimension;
      let square = 0;
      for (let i = 0; i < dimension; i++) {
        const difference = values[at + i]! - centre[i]!;
        square += difference * difference;
      }
      if (square < least[row]!) least[row] = square;
      if (least[row]! > farthest) {
        farthest = least[row]!;
        next = row;
      }
    }
  }
  return chosen;
}
