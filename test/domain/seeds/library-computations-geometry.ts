import type { Computed } from '#test/support/answer-agreement.ts';
import {
  bisect,
  combinations,
  determinant,
  distance,
  integrate,
  type Point,
  polygonArea,
  range,
  smallest,
  solveLinear,
  total,
} from '#test/support/numeric.ts';

/** Unit squares of the garden, those of the pond taken away one by one. */
function lawnBySquares(): bigint {
  const squares = [...combinations(range(0, 18), range(0, 11))];
  return BigInt(squares.slice(42).length);
}

const direction = (angle: number): Point => [Math.cos(angle), Math.sin(angle)];

function angleAt(corner: Point, a: Point, b: Point): number {
  const [ax, ay, bx, by] = [a[0] - corner[0], a[1] - corner[1], b[0] - corner[0], b[1] - corner[1]];
  return Math.atan2(Math.abs(ax * by - ay * bx), ax * bx + ay * by);
}

/** The triangle is drawn: its third corner is where the rays at the two known angles meet. */
function thirdAngle(): number {
  const degree = Math.PI / 180;
  const [u, v] = [direction(47 * degree), direction(Math.PI - 68 * degree)];
  const [reach = 0] = solveLinear(
    [
      [u[0], -v[0]],
      [u[1], -v[1]],
    ],
    [1, 0],
  );
  return angleAt([reach * u[0], reach * u[1]], [0, 0], [1, 0]);
}

/** Tenths of grams, cube by cube. */
function blockByCubes(): Computed {
  let tenths = 0n;
  for (const _ of combinations(range(0, 12), range(0, 9), range(0, 5))) tenths += 7n;
  return { ratio: [tenths, 10n] };
}

/** The shortest way from the right angle to a point of the opposite side. */
const altitudeBySearch = (): number => smallest((t) => Math.hypot(12 * t, 9 * (1 - t)), 0, 1);

/** The height at which the ray over the top of the pole starts, above the end of the tower's shadow. */
function towerByRays(): number {
  const sunset = Math.atan2(6, 8);
  return bisect((height) => Math.atan2(height, 52) - sunset, 0, 1000);
}

function terraceInCents(): Computed {
  const squares = new Set<string>();
  for (const [x = 0, y = 0] of combinations(range(0, 14), range(0, 6))) squares.add(`${x},${y}`);
  for (const [x = 0, y = 0] of combinations(range(0, 9), range(6, 6 + 5))) squares.add(`${x},${y}`);
  return { ratio: [BigInt(squares.size) * 2350n, 100n] };
}

/** Polygons inscribed in the sector, extrapolated (Richardson) to infinitely many sides. */
function sectorByPolygons(): number {
  const areaWith = (sides: number): number => {
    const arc = range(0, sides + 1).map((k): Point => {
      const [x, y] = direction(((75 / 180) * Math.PI * k) / sides);
      return [12 * x, 12 * y];
    });
    return polygonArea([[0, 0], ...arc]);
  };
  return (4 * areaWith(2000) - areaWith(1000)) / 3;
}

/** The equation of a circle, x² + y² + Dx + Ey + F = 0, fitted to the three points. */
function centreFromEquation(): number[] {
  const points: Point[] = [
    [0, 0],
    [8, 0],
    [2, 6],
  ];
  const matrix = points.map(([x, y]) => [x, y, 1]);
  const [d = 0, e = 0] = solveLinear(
    matrix,
    points.map(([x, y]) => -(x * x + y * y)),
  );
  return [-d / 2, -e / 2];
}

/** In millimetres of the real room, and cents for every square metre of it. */
function tilesFromPlan(): Computed {
  const [length, width] = [6n * 10n * 250n, 48n * 250n];
  return { ratio: [length * width * 18n, 1000n * 1000n] };
}

/** Distance of the weighted averages of the corners: by the opposite sides for the incentre, equal for the centroid. */
function incentreToCentroid(): number {
  const [a, b, c] = [13, 14, 15];
  const x = (b * b + c * c - a * a) / (2 * c);
  const corners: Point[] = [
    [x, Math.sqrt(b * b - x * x)],
    [c, 0],
    [0, 0],
  ];
  const average = (weights: readonly number[]): Point => {
    const at = (axis: 0 | 1) => total(weights.map((w, k) => w * corners[k]![axis])) / total(weights);
    return [at(0), at(1)];
  };
  const oppositeSides = corners.map((_, k) => distance(corners[(k + 1) % 3]!, corners[(k + 2) % 3]!));
  return distance(average(oppositeSides), average([1, 1, 1]));
}

/** The circles stand on the axis; the small one is moved along its contact with the first until it meets the second. */
function circleBetween(): number {
  const second = bisect((x) => distance([0, 9], [x, 4]) - (9 + 4), 0, 100);
  const touching = (r: number): number => bisect((x) => distance([0, 9], [x, r]) - (9 + r), 0, second);
  return bisect((r) => distance([second, 4], [touching(r), r]) - (4 + r), 0.01, 3);
}

/** The radius whose sphere on the base just reaches the side of the cone, with both volumes by slices. */
function sphereInCone(): number {
  const toSide = (r: number): number => smallest((t) => distance([0, r], [6 * t, 8 - 8 * t]), 0, 1);
  const radius = bisect((r) => toSide(r) - r, 0.1, 7.9);
  const sphere = integrate((z) => Math.PI * (radius ** 2 - z ** 2), -radius, radius);
  const cone = integrate((z) => Math.PI * ((6 * (8 - z)) / 8) ** 2, 0, 8);
  return sphere / cone;
}

/** The volume of a tetrahedron from its edges: 288 V² is the Cayley–Menger determinant. */
function tetrahedronFromEdges(): number {
  const [ab, ac, ad, bc, bd, cd] = [25, 36, 49, 49, 36, 25];
  const matrix = [
    [0, 1, 1, 1, 1],
    [1, 0, ab, ac, ad],
    [1, ab, 0, bc, bd],
    [1, ac, bc, 0, cd],
    [1, ad, bd, cd, 0],
  ];
  return Math.sqrt(determinant(matrix) / 288);
}

/** The side for which the three angles at the inner point make a full turn. */
function sideAroundPoint(): number {
  const angle = (p: number, q: number, side: number): number =>
    Math.acos((p * p + q * q - side * side) / (2 * p * q));
  return bisect(
    (side) => angle(5, 7, side) + angle(7, 8, side) + angle(8, 5, side) - 2 * Math.PI,
    3.1,
    11.999,
  );
}

/** The sides are laid into a circle of the radius that makes them close up. */
function diagonalsOfCyclic(): number {
  const sides = [3, 4, 5, 6];
  const arcs = (radius: number): number[] => sides.map((side) => 2 * Math.asin(side / (2 * radius)));
  const radius = bisect((r) => total(arcs(r)) - 2 * Math.PI, 3.001, 50);
  const turns = sides.map((_, at) => total(arcs(radius).slice(0, at)));
  const [a = direction(0), b = a, c = a, d = a] = turns.map((turn) => direction(turn));
  const [ux, uy, vx, vy] = [c[0] - a[0], c[1] - a[1], d[0] - b[0], d[1] - b[1]];
  return Math.abs(ux * vy - uy * vx) / (Math.hypot(ux, uy) * Math.hypot(vx, vy));
}

export const geometryComputations: Readonly<Record<string, () => Computed>> = {
  'library:geometry-1-1': lawnBySquares,
  'library:geometry-1-2': thirdAngle,
  'library:geometry-1-3': blockByCubes,
  'library:geometry-2-1': altitudeBySearch,
  'library:geometry-2-2': towerByRays,
  'library:geometry-2-3': terraceInCents,
  'library:geometry-3-1': sectorByPolygons,
  'library:geometry-3-2': () => ({ tuple: centreFromEquation() }),
  'library:geometry-3-3': tilesFromPlan,
  'library:geometry-4-1': incentreToCentroid,
  'library:geometry-4-2': circleBetween,
  'library:geometry-4-3': sphereInCone,
  'library:geometry-5-1': tetrahedronFromEdges,
  'library:geometry-5-2': sideAroundPoint,
  'library:geometry-5-3': diagonalsOfCyclic,
};
