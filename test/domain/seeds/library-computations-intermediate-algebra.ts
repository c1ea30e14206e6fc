import type { Computed } from '#test/support/answer-agreement.ts';
import { bisect, range, smallest, solveLinear, total, zeros } from '#test/support/numeric.ts';

function termByTerm(): bigint {
  let term = 11n;
  for (let step = 0; step < 19; step++) term += 6n;
  return term;
}

/** 4x² + 7x − 12 at 5, from its values at 0, 1, 2 by constant second differences. */
function polynomialByDifferences(): number {
  const values = [0, 1, 2].map((x) => 4 * x ** 2 + 7 * x - 12);
  while (values.length < 6) values.push(3 * values.at(-1)! - 3 * values.at(-2)! + values.at(-3)!);
  return values[5]!;
}

/** Complex numbers as turning and stretching matrices, multiplied as matrices. */
function productOfComplex(): Computed {
  const [[a, b], [c, d]] = [
    [3, 2],
    [4, -5],
  ] as const;
  const rows = [
    [a, -b],
    [b, a],
  ] as const;
  return { complex: [rows[0][0] * c + rows[0][1] * d, rows[1][0] * c + rows[1][1] * d] };
}

/** x(n+1) = 3 x(n) − 7 around its fixed point: the distance from it triples. */
function recursionAroundFixedPoint(): number {
  const fixed = bisect((x) => 3 * x - 7 - x, -100, 100);
  return fixed + (6 - fixed) * 3 ** 3;
}

function proportionByRatios(): number {
  const [x, y] = [6 / 8, 5 / 10];
  return bisect((z) => z / 12 - x / y, -1000, 1000);
}

/** The vertical asymptote where the reciprocal vanishes, the horizontal one as the common limit far out. */
function asymptotes(): number[] {
  const y = (x: number): number => (6 * x - 5) / (2 * x + 3);
  const far = 1e5;
  const [slow, slower] = [(y(far) + y(-far)) / 2, (y(10 * far) + y(-10 * far)) / 2];
  return [bisect((x) => 1 / y(x), -2, 0.7), (100 * slower - slow) / 99];
}

function geometricThirdTerm(): number {
  const sum = (r: number): number => total(range(0, 400).map((k) => 18 * r ** k));
  return 18 * bisect((r) => sum(r) - 27, 0, 0.9) ** 2;
}

function reciprocalSquares(): number {
  const roots = zeros((x) => x ** 3 - 6 * x ** 2 + 7 * x + 3, -10.01, 10.02, 4000);
  if (roots.length !== 3) throw new Error(`${roots.length} roots`);
  return total(roots.map((x) => 1 / (x + 1) ** 2));
}

/** The extreme points of the ellipse on its axes give the semi-axes, and these the foci. */
function fociOfEllipse(): number {
  const value = (x: number, y: number): number => 9 * x ** 2 + 4 * y ** 2 - 36 * x + 24 * y + 36;
  const [x0 = 0, y0 = 0] = solveLinear(
    [
      [2 * 9, 0],
      [0, 2 * 4],
    ],
    [36, -24],
  );
  const across = bisect((s) => value(x0 + s, y0), 0, 50);
  const up = bisect((s) => value(x0, y0 + s), 0, 50);
  return 2 * Math.sqrt(Math.abs(up ** 2 - across ** 2));
}

/** At x and 1/x the equation is a linear system for the two values of f. */
function functionFromEquation(x: number): number {
  return solveLinear(
    [
      [1, 2],
      [2, 1],
    ],
    [3 * x + 5, 3 / x + 5],
  )[0]!;
}

/** Lagrange's formula in exact arithmetic. */
function lagrangeAtSeven(): Computed {
  let [n, d] = [0n, 1n];
  for (const k of [1n, 2n, 3n, 4n, 5n]) {
    let [termN, termD] = [1n, 2n * k - 1n];
    for (const j of [1n, 2n, 3n, 4n, 5n].filter((other) => other !== k)) {
      termN *= 7n - j;
      termD *= k - j;
    }
    [n, d] = [n * termD + termN * d, d * termD];
  }
  return { ratio: [n, d] };
}

/** The expression is convex: the best y by ternary search for every x, and the best x likewise. */
function smallestOfRoots(): number {
  const value = (x: number, y: number): number =>
    Math.sqrt(x ** 2 + 16) + Math.sqrt((y - x) ** 2 + 9) + Math.sqrt((15 - y) ** 2 + 1);
  return smallest((x) => smallest((y) => value(x, y), -50, 50), -50, 50);
}

function reciprocalsAtRootsOfUnity(): Computed {
  const terms = range(1, 7).map((k) => {
    const [re, im] = [2 - Math.cos((2 * Math.PI * k) / 7), -Math.sin((2 * Math.PI * k) / 7)];
    return [re / (re ** 2 + im ** 2), -im / (re ** 2 + im ** 2)] as const;
  });
  return { complex: [total(terms.map(([re]) => re)), total(terms.map(([, im]) => im))] };
}

export const intermediateAlgebraComputations: Readonly<Record<string, () => Computed>> = {
  'library:intermediate-algebra-1-1': termByTerm,
  'library:intermediate-algebra-1-2': polynomialByDifferences,
  'library:intermediate-algebra-1-3': productOfComplex,
  'library:intermediate-algebra-2-1': recursionAroundFixedPoint,
  'library:intermediate-algebra-2-2': () =>
    Math.log(48) / Math.log(2) - Math.log(3) / Math.log(2) + Math.log(25) / Math.log(5),
  'library:intermediate-algebra-2-3': proportionByRatios,
  'library:intermediate-algebra-3-1': () => ({ tuple: asymptotes() }),
  'library:intermediate-algebra-3-2': () => ({ solvesAt: (x) => x !== -1 && (x - 4) / (x + 1) <= 2 }),
  'library:intermediate-algebra-3-3': geometricThirdTerm,
  'library:intermediate-algebra-4-1': reciprocalSquares,
  'library:intermediate-algebra-4-2': fociOfEllipse,
  'library:intermediate-algebra-4-3': () => ({ functionOfX: functionFromEquation }),
  'library:intermediate-algebra-5-1': lagrangeAtSeven,
  'library:intermediate-algebra-5-2': smallestOfRoots,
  'library:intermediate-algebra-5-3': reciprocalsAtRootsOfUnity,
};
