const TABLE_SIZE = 256;

const table = new Float64Array(TABLE_SIZE);
for (let n = 2; n < TABLE_SIZE; n++) table[n] = table[n - 1]! + Math.log(n);

/**
 * ln n! of a whole number n ≥ 0: a table below 256, Stirling's series above (NIST DLMF 5.11.1, four terms).
 * Relative error under 1e-14.
 */
export function logFactorial(n: number): number {
  if (n < TABLE_SIZE) return table[n]!;
  const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5) - 1 / (1680 * n ** 7);
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}

/** ln of the number of ways to choose k out of n; -Infinity where there is none. */
export function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY;
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
