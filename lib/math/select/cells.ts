import { randomSample } from './random-sample.ts';
import { type Block, padded, type RowStore, rowCount, type Vectors } from './row-store.ts';

/** Rows laid side by side with those that are near the same pivot. */
export interface Cells {
  count: number;
  pivots: Block;
  /** The rows, cell after cell; each cell begins at a multiple of four, and gaps hold -1 in `order`. */
  block: Block;
  /** Which row of the input stands at each place. */
  order: Int32Array;
  /** Where each cell begins; one more at the end. */
  starts: Int32Array;
  /** The end of each cell's own rows. */
  ends: Int32Array;
}

const STAGED_ROWS = 4096;

/**
 * Sorts rows into the cells of `count` pivots, rows drawn at random, each row to the nearest pivot: rows × count × d
 * products. Yields how far it is, up to twice the number of rows: they are read twice. Inside a cell rows keep the order
 * of the input.
 */
export function* sortIntoCells(
  store: RowStore,
  vectors: Vectors,
  { count, seed, extra }: { count: number; seed: string; extra: readonly number[] },
): Generator<number, { cells: Cells; blocks: Block[] }> {
  const rows = rowCount(vectors);
  const [pivots, staged, block, ...blocks] = store.reserve(
    count,
    STAGED_ROWS,
    rows + 4 * count,
    ...extra,
  ) as [Block, Block, Block, ...Block[]];
  const chosen = randomSample(Array(rows).keys(), count, `${seed}\npivots`);
  for (const [cell, row] of chosen.entries()) store.put(pivots, cell, vectors, row);

  const cellOf = new Int32Array(rows);
  const sizes = new Int32Array(count);
  for (let from = 0; from < rows; from += STAGED_ROWS) {
    const size = Math.min(STAGED_ROWS, rows - from);
    for (let i = 0; i < size; i++) store.put(staged, i, vectors, from + i);
    staged.least.fill(FAR);
    store.compare(staged, 0, size, pivots, 0, count);
    for (let i = 0; i < size; i++) {
      const cell = staged.nearest[i]!;
      cellOf[from + i] = cell;
      sizes[cell]!++;
    }
    yield from + size;
  }
  const starts = new Int32Array(count + 1);
  for (let cell = 0; cell < count; cell++) starts[cell + 1] = starts[cell]! + padded(sizes[cell]!);
  const order = new Int32Array(starts[count]!).fill(-1);
  const ends = starts.slice(0, count);
  for (let row = 0; row < rows; row++) {
    const place = ends[cellOf[row]!]!++;
    order[place] = row;
    store.put(block, place, vectors, row);
    if ((row + 1) % STAGED_ROWS === 0) yield rows + row + 1;
  }
  return { cells: { count, pivots, block, order, starts, ends }, blocks };
}

/** Farther than any two rows can be. */
export const FAR = 0x7fffffff;
