/** The least of 1, 2, 4, 5, 6, 8, 10, 20, 40 … that is not below `value`: the top of an axis of counts. */
export function niceTop(value: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 4, 5, 6, 8, 10].map((step) => step * size).find((top) => top >= value) ?? 10 * size;
}
