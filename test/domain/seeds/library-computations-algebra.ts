import type { Computed } from '#test/support/answer-agreement.ts';
import { bisect, range, total, zeros } from '#test/support/numeric.ts';

const isSquare = (n: number): boolean => n >= 0 && Number.isInteger(Math.sqrt(n));

function priceByVisits(): bigint {
  let paid = 36n;
  for (let visit = 0; visit < 23; visit++) paid += 4n;
  return paid;
}

/** The value at 8 by equal differences, from the value at 0. */
function lineByDifferences(): bigint {
  let value = -15n;
  for (let x = 0; x < 8; x++) value += 7n;
  return value;
}

const solutionsAmong = (candidates: readonly number[], holds: (x: number) => boolean): number[] =>
  candidates.filter(holds);

function onlySolution(candidates: readonly number[], holds: (x: number) => boolean): bigint {
  const found = solutionsAmong(candidates, holds);
  if (found.length !== 1) throw new Error(`${found.length} solutions`);
  return BigInt(found[0]!);
}

function pairFromSystem(): number[] {
  const pairs = range(-100, 101).flatMap((a) => range(-100, 101).map((c) => [a, c] as const));
  const found = pairs.filter(([a, c]) => 3 * a + 2 * c === 41 && 2 * a + 5 * c === 53);
  if (found.length !== 1) throw new Error('not one pair');
  return [...found[0]!];
}

/** Posters are printed one by one, in cents, until the bill is reached. */
function postersByCents(): bigint {
  let posters = 0n;
  for (let cents = 1850; cents < 6050; cents += 35) posters++;
  return posters;
}

/** The hour at which nothing is left of the gap, found by halving. */
function meetingOnTheRoad(): number {
  const gap = (hours: number): number => 132 - hours * 25 - hours * 19;
  return 25 * bisect(gap, 0, 100);
}

function cubeOfAffineMap(): number {
  const slope = bisect((a) => a ** 3 - 27, -100, 100);
  const thriceAtZero = (b: number): number => {
    const f = (x: number): number => slope * x + b;
    return f(f(f(0)));
  };
  return slope * 10 + bisect((b) => thriceAtZero(b) - 52, -1000, 1000);
}

/** On each piece between two integers the left side is smooth: its zeros there, found numerically. */
function squaresWithFloor(): number {
  const roots = range(-60, 61).flatMap((n) =>
    zeros((x) => x * x - 7 * n + 5, n, n + 1, 16).filter((x) => Math.floor(x) === n),
  );
  return total(roots.map((x) => x * x));
}

function integersWithIntegerRoots(): number[] {
  return range(-5000, 5001).filter((k) => {
    const root = Math.sqrt(k * k - 4 * (3 * k + 5));
    return isSquare(k * k - 4 * (3 * k + 5)) && (k + root) % 2 === 0;
  });
}

function sumOverRoots(): number {
  const [r = Number.NaN, s = Number.NaN] = zeros((x) => 3 * x * x - 10 * x + 4, -1.01, 9.03, 1000);
  return r / (s + 1) + s / (r + 1);
}

export const algebraComputations: Readonly<Record<string, () => Computed>> = {
  'library:algebra-1-1': priceByVisits,
  'library:algebra-1-2': lineByDifferences,
  'library:algebra-1-3': () => onlySolution(range(-1000, 1001), (x) => 5 * x - 17 === 2 * x + 13),
  'library:algebra-2-1': () => ({ tuple: pairFromSystem() }),
  'library:algebra-2-2': postersByCents,
  'library:algebra-2-3': () => ({ functionOfX: (x) => (-1 * (6 - x) + 11 * (x - 2)) / (6 - 2) }),
  'library:algebra-3-1': () => onlySolution(range(0, 10000), (m) => 2500 + 12 * m === 3700 + 4 * m),
  'library:algebra-3-2': () => ({ solvesAt: (x) => Math.abs(2 * x - 5) <= 9 }),
  'library:algebra-3-3': meetingOnTheRoad,
  'library:algebra-4-1': sumOverRoots,
  'library:algebra-4-2': () => ({
    set: zeros((x) => Math.sqrt(3 * x + 1) - Math.sqrt(x - 1) - 2, 1, 101, 1000),
  }),
  'library:algebra-4-3': cubeOfAffineMap,
  'library:algebra-5-1': squaresWithFloor,
  'library:algebra-5-2': () => ({ set: integersWithIntegerRoots() }),
  'library:algebra-5-3': () => Math.cbrt(99 + 70 * Math.SQRT2) - Math.cbrt(99 - 70 * Math.SQRT2),
};
