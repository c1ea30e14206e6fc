import type { Computed } from '#test/support/answer-agreement.ts';
import {
  bisect,
  integrate,
  type Point,
  polygonArea,
  range,
  solveLinear,
  total,
  zeros,
} from '#test/support/numeric.ts';

/** f after g has constant differences, so its value at 7 follows from those at 0 and 1. */
function compositionByDifferences(): number {
  const [atZero, atOne] = [0, 1].map((x) => 6 * (4 * x + 9) - 11) as [number, number];
  return atZero + 7 * (atOne - atZero);
}

/** The determinant as the area of the parallelogram over the columns, which turn counter-clockwise. */
const determinantAsArea = (): number =>
  polygonArea([
    [0, 0],
    [9, 5],
    [9 + 4, 5 + 7],
    [4, 7],
  ]);

/** Twice the area of the sector of the unit circle, whose whole area is the integral of 4/(1 + x²) from 0 to 1. */
const radiansByArea = (): number => 2 * (150 / 360) * integrate((x) => 4 / (1 + x * x), 0, 1);

/** By the lengths alone: |u + v|² − |u − v|² is four times the dot product. */
function dotByLengths(): Computed {
  const [u, v] = [
    [2, 7, 3],
    [6, 4, 5],
  ] as const;
  const square = (sign: 1 | -1): number => total(u.map((entry, at) => (entry + sign * v[at]!) ** 2));
  return { ratio: [BigInt(square(1) - square(-1)), 4n] };
}

const tangentInThirdQuadrant = (): number =>
  Math.tan(bisect((x) => Math.cos(x) + 5 / 13, Math.PI, 1.5 * Math.PI));

/** The point (6, 0) is turned in many small steps. */
function turnedPoint(): number[] {
  const step = (2 * Math.PI) / 3 / 64;
  let point: Point = [6, 0];
  for (let k = 0; k < 64; k++) {
    const [x, y] = point;
    point = [x * Math.cos(step) - y * Math.sin(step), x * Math.sin(step) + y * Math.cos(step)];
  }
  return [...point];
}

/** A zero at which the sign does not change is a zero of the derivative too; both kinds are collected. */
function trigonometricZeros(): number[] {
  const f = (x: number): number => 2 * Math.sin(x) ** 2 - Math.sin(x) - 1;
  const derivative = (x: number): number => 4 * Math.sin(x) * Math.cos(x) - Math.cos(x);
  const end = 2 * Math.PI - 1e-6;
  const touching = zeros(derivative, 0, end, 1237).filter((x) => Math.abs(f(x)) < 1e-12);
  return [...zeros(f, 0, end, 1237), ...touching].filter(
    (x, at, all) => all.findIndex((y) => Math.abs(x - y) < 1e-5) === at,
  );
}

/** Column by column, as solutions of the linear systems for the unit vectors. */
function inverseByColumns(): number[][] {
  const matrix = [
    [4, 2],
    [5, 3],
  ];
  const columns = [
    [1, 0],
    [0, 1],
  ].map((unit) => solveLinear(matrix, unit));
  return [0, 1].map((row) => columns.map((column) => column[row]!));
}

/** The sine as the integral of the cosine. */
const sineByIntegral = (): number => integrate(Math.cos, 0, (105 / 180) * Math.PI);

function complexPower(): Computed {
  let [re, im] = [1, 0];
  for (let k = 0; k < 10; k++) [re, im] = [re * Math.sqrt(3) - im, re + im * Math.sqrt(3)];
  return { complex: [re, im] };
}

/** The point of the plane nearest to P by least squares (normal equations), doubled from P. */
function reflectedPoint(): number[][] {
  const [p, a, b, c] = [
    [3, 1, -4],
    [1, 0, 2],
    [2, 3, 1],
    [0, 1, 1],
  ] as const;
  const minus = (u: readonly number[], v: readonly number[]): number[] =>
    u.map((entry, at) => entry - v[at]!);
  const dot = (u: readonly number[], v: readonly number[]): number =>
    total(u.map((entry, at) => entry * v[at]!));
  const [s, t, w] = [minus(b, a), minus(c, a), minus(p, a)];
  const [x = 0, y = 0] = solveLinear(
    [
      [dot(s, s), dot(s, t)],
      [dot(s, t), dot(t, t)],
    ],
    [dot(s, w), dot(t, w)],
  );
  return p.map((entry, at) => [2 * (a[at]! + x * s[at]! + y * t[at]!) - entry]);
}

function sumOfCubes(): number {
  const x = bisect((angle) => Math.sin(angle) + Math.cos(angle) - 1 / 2, Math.PI / 4, Math.PI);
  return Math.sin(x) ** 3 + Math.cos(x) ** 3;
}

function eighthPower(): number[][] {
  let [[a, b], [c, d]] = [
    [1n, 0n],
    [0n, 1n],
  ] as [[bigint, bigint], [bigint, bigint]];
  for (let k = 0; k < 8; k++) [a, b, c, d] = [4n * a + b, -2n * a + b, 4n * c + d, -2n * c + d];
  return [
    [a, b],
    [c, d],
  ].map((row) => row.map(Number));
}

export const precalculusComputations: Readonly<Record<string, () => Computed>> = {
  'library:precalculus-1-1': compositionByDifferences,
  'library:precalculus-1-2': determinantAsArea,
  'library:precalculus-1-3': radiansByArea,
  'library:precalculus-2-1': dotByLengths,
  'library:precalculus-2-2': tangentInThirdQuadrant,
  'library:precalculus-2-3': () => ({ tuple: turnedPoint() }),
  'library:precalculus-3-1': () => ({ set: trigonometricZeros() }),
  'library:precalculus-3-2': () => ({ matrix: inverseByColumns() }),
  'library:precalculus-3-3': sineByIntegral,
  'library:precalculus-4-1': complexPower,
  'library:precalculus-4-2': () => ({ matrix: reflectedPoint() }),
  'library:precalculus-4-3': sumOfCubes,
  'library:precalculus-5-1': () => total(range(1, 4).map((k) => Math.tan((k * Math.PI) / 7) ** 2)),
  'library:precalculus-5-2': () => ({ matrix: eighthPower() }),
  'library:precalculus-5-3': () => Math.tan(total(range(1, 21).map((k) => Math.atan(1 / (k * k + k + 1))))),
};
