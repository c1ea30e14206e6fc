/**
 * first + first·r(0) + first·r(0)·r(1) + …, `count` further terms whose ratios fall: it ends where a term no longer
 * changes the sum. Never above 1, since it sums probabilities.
 */
export function sumFalling(first: number, count: number, ratio: (step: number) => number): number {
  let term = first;
  let sum = first;
  for (let step = 0; step < count && term > sum * 1e-17; step++) {
    term *= ratio(step);
    sum += term;
  }
  return Math.min(1, sum);
}
