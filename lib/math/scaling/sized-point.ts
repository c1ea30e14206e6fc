/** What was measured at one size: `correct` of `items`, both of which may be fractions where only a weight is known. */
export interface SizedPoint {
  /** Examples that the model was trained on, at least 1. */
  size: number;
  /** Right answers, from 0 to `items`. */
  correct: number;
  /** Problems that were asked, more than 0. For an accuracy without counts: its weight. */
  items: number;
}

/** Throws a RangeError on points that cannot be. */
export function requirePoints(points: readonly SizedPoint[]): void {
  for (const { size, correct, items } of points) {
    if (!(Number.isFinite(size) && size >= 1)) throw new RangeError(`A size is at least 1, not ${size}.`);
    if (!(Number.isFinite(items) && items > 0)) {
      throw new RangeError(`A point has more than 0 items, not ${items}.`);
    }
    if (!(correct >= 0 && correct <= items)) {
      throw new RangeError(`Of ${items} items 0 to ${items} are right, not ${correct}.`);
    }
  }
}

/** The different sizes, smallest first. */
export function sizesOf(points: readonly SizedPoint[]): number[] {
  return [...new Set(points.map(({ size }) => size))].sort((one, other) => one - other);
}

/** The size that laws measure from: the largest one, so that their first parameters speak of the last measurement. */
export const referenceOf = (points: readonly SizedPoint[]) => Math.max(...points.map(({ size }) => size));

/** Right answers and items of the points at one size, together. */
export function pooledAt(points: readonly SizedPoint[], size: number): { correct: number; items: number } {
  const here = points.filter((point) => point.size === size);
  return {
    correct: here.reduce((sum, { correct }) => sum + correct, 0),
    items: here.reduce((sum, { items }) => sum + items, 0),
  };
}
