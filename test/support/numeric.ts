/** Half-open range of integers. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

export const total = (values: Iterable<number>): number => Iterator.from(values).reduce((a, b) => a + b, 0);

/** The point between `low` and `high` where `f` changes its sign, by halving. */
export function bisect(f: (x: number) => number, low: number, high: number): number {
  const sign = Math.sign(f(low));
  if (sign * f(high) > 0) throw new Error('no change of sign');
  let [a, b] = [low, high];
  for (let step = 0; step < 200; step++) {
    const middle = (a + b) / 2;
    if (Math.sign(f(middle)) === sign) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** All zeros of `f` in an interval that a grid of `cells` cells can tell apart: on the grid, or by change of sign. */
export function zeros(f: (x: number) => number, low: number, high: number, cells: number): number[] {
  const grid = range(0, cells + 1).map((k) => low + ((high - low) * k) / cells);
  const isZero = (x: number): boolean => Math.abs(f(x)) < 1e-12;
  const found = grid.filter(isZero);
  for (let k = 0; k < cells; k++) {
    const [a, b] = [grid[k]!, grid[k + 1]!];
    if (!isZero(a) && !isZero(b) && f(a) * f(b) < 0) found.push(bisect(f, a, b));
  }
  return found.sort((a, b) => a - b);
}

/** The least value of a function that first falls and then rises, by ternary search. */
export function smallest(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let step = 0; step < 120; step++) {
    const [left, right] = [a + (b - a) / 3, b - (b - a) / 3];
    if (f(left) < f(right)) b = right;
    else a = left;
  }
  return f((a + b) / 2);
}

/** Simpson's rule; exact for polynomials up to degree 3. */
export function integrate(f: (x: number) => number, low: number, high: number, cells = 2000): number {
  const h = (high - low) / cells;
  const cell = (k: number): number => {
    const a = low + k * h;
    return (f(a) + 4 * f(a + h / 2) + f(a + h)) / 6;
  };
  return h * total(range(0, cells).map(cell));
}

/** Every way to take one item of each list. */
export function* combinations<T>(...lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...rest] = lists;
  if (!first) yield [];
  else for (const item of first) for (const others of combinations(...rest)) yield [item, ...others];
}

/** Every order of the items. */
export function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [at, item] of items.entries()) {
    for (const others of permutations(items.toSpliced(at, 1))) yield [item, ...others];
  }
}

export function determinant(matrix: readonly (readonly number[])[]): number {
  if (matrix.length === 0) return 1;
  return total(
    matrix[0]!.map((entry, column) => {
      const minor = matrix.slice(1).map((row) => row.toSpliced(column, 1));
      return (column % 2 === 0 ? 1 : -1) * entry * determinant(minor);
    }),
  );
}

/** The solution of a system of linear equations by Cramer's rule. */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const whole = determinant(matrix);
  return right.map((_, column) => determinant(matrix.map((row, at) => row.with(column, right[at]!))) / whole);
}

export type Point = readonly [number, number];

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** The area inside a closed polygon, by the shoelace formula. */
export function polygonArea(corners: readonly Point[]): number {
  const cross = corners.map((a, at) => {
    const b = corners[(at + 1) % corners.length]!;
    return a[0] * b[1] - b[0] * a[1];
  });
  return Math.abs(total(cross)) / 2;
}
