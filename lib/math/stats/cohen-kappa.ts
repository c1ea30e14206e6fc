import type { Interval } from './interval.ts';
import { normalQuantile } from './normal.ts';
import { requireConfidence, requireCount } from './require-number.ts';

/** How much two categories, by their positions, disagree: 0 on the diagonal, more the worse. */
export type Disagreement = (row: number, column: number) => number;

/** Weights of disagreement: any two different categories, by distance of ranks, or by its square. */
export const disagreements = {
  nominal: (row, column) => (row === column ? 0 : 1),
  linear: (row, column) => Math.abs(row - column),
  quadratic: (row, column) => (row - column) ** 2,
} satisfies Record<string, Disagreement>;

export interface Kappa {
  /** 1 is full agreement, 0 what chance gives; NaN when chance alone explains everything (one category only). */
  kappa: number;
  /** The share of items on which both agree. */
  agreement: number;
  /** Large-sample standard error. */
  standardError: number;
  interval: Interval;
}

/**
 * Agreement of two raters beyond chance. `table[i][j]` counts the items that the first put into category i and the
 * second into j (J. Cohen 1960; with weights J. Cohen, Psychological Bulletin 70, 1968; standard error J. L. Fleiss,
 * J. Cohen and B. S. Everitt, Psychological Bulletin 72, 1969). Throws a RangeError on an empty or ragged table.
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
  {
    disagreement = disagreements.nominal,
    confidence = 0.95,
  }: { disagreement?: Disagreement; confidence?: number } = {},
): Kappa {
  requireConfidence(confidence);
  const items = requireSquare(table);
  const share = table.map((row) => row.map((count) => count / items));
  const rows = share.map((row) => sum(row));
  const columns = rows.map((_, j) => sum(share.map((row) => row[j]!)));
  const cells = rows.flatMap((_, i) =>
    columns.map((_, j) => ({ i, j, seen: share[i]![j]!, expected: rows[i]! * columns[j]! })),
  );
  const seen = sum(cells.map((cell) => cell.seen * disagreement(cell.i, cell.j)));
  const expected = sum(cells.map((cell) => cell.expected * disagreement(cell.i, cell.j)));
  const kappa = expected === 0 ? Number.NaN : 1 - seen / expected;
  const rowMeans = rows.map((_, i) => sum(columns.map((column, j) => column * disagreement(i, j))));
  const columnMeans = columns.map((_, j) => sum(rows.map((row, i) => row * disagreement(i, j))));
  const squares = cells.map(
    ({ i, j, seen }) => seen * (disagreement(i, j) - (1 - kappa) * (rowMeans[i]! + columnMeans[j]!)) ** 2,
  );
  // The delta method in terms of disagreement; with 1 - weight it is the formula of Fleiss, Cohen and Everitt.
  const variance = (sum(squares) - seen ** 2) / items;
  const standardError = Math.sqrt(Math.max(0, variance)) / expected;
  const half = normalQuantile((1 + confidence) / 2) * standardError;
  const agreement = sum(cells.filter(({ i, j }) => i === j).map((cell) => cell.seen));
  return {
    kappa,
    agreement,
    standardError,
    interval: { low: kappa - half, high: Math.min(1, kappa + half) },
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function requireSquare(table: readonly (readonly number[])[]): number {
  if (table.some((row) => row.length !== table.length)) {
    throw new RangeError('The table of two raters has as many rows as columns.');
  }
  for (const row of table) for (const count of row) requireCount('A count of the table', count);
  const items = sum(table.map((row) => sum(row)));
  if (items === 0) throw new RangeError('Agreement on no items is undefined.');
  return items;
}
