import { type Cells, FAR } from './cells.ts';
import { ROWS_AT_ONCE } from './distance-kernel.ts';
import type { Block, RowStore, Vectors } from './row-store.ts';

/** A bound under every distance: a place that holds no row, or a row that is chosen. */
const OUT = -1;

/** Around a choice, the rows of so many cells are compared with it at once … */
const CELLS_AROUND = 8;

/** … but all rows with the first choices, so that every row has a bound worth something. */
const FIRST_CHOICES = 64;

/**
 * Finds the row farthest from all centres. Each row's bound (`block.least`) is its squared distance to the centres that
 * it was compared with; a row is exact when it was compared with all.
 */
export class FarthestSearch {
  /** Rows whose bounds are made exact together. */
  static readonly candidates = 16;
  /** Distances computed. */
  comparisons = 0;
  readonly #store: RowStore;
  readonly #cells: Cells;
  readonly #centres: Block;
  readonly #candidates: Block;
  #count = 0;
  /** How many centres each row was surely compared with: all up to this one. */
  readonly #seen: Int32Array;
  /** The place of each cell's greatest bound, and the bound. */
  readonly #topPlace: Int32Array;
  readonly #topBound: Int32Array;

  constructor(store: RowStore, cells: Cells, centres: Block, candidates: Block) {
    this.#store = store;
    this.#cells = cells;
    this.#centres = centres;
    this.#candidates = candidates;
    this.#seen = new Int32Array(cells.order.length);
    this.#topPlace = new Int32Array(cells.count);
    this.#topBound = new Int32Array(cells.count);
    const { least } = cells.block;
    least.fill(OUT);
    for (let cell = 0; cell < cells.count; cell++) {
      least.fill(FAR, cells.starts[cell], cells.ends[cell]);
      this.#findTop(cell);
    }
  }

  /** Where a row of the input stands. */
  placeOf(row: number): number {
    return this.#cells.order.indexOf(row);
  }

  /** Counts a vector that is no row of the input as chosen. */
  cover(vectors: Vectors, row: number): void {
    this.#store.put(this.#centres, this.#count, vectors, row);
    this.#compareAround();
  }

  /** Takes the row at a place as the next centre and returns its number in the input. */
  choose(place: number): number {
    const { block, order } = this.#cells;
    block.least[place] = OUT;
    this.#store.copy(block, place, this.#centres, this.#count);
    this.#findTop(this.#cellAt(place));
    this.#compareAround();
    return order[place]!;
  }

  /** Compares the newest centre with the rows around it. */
  #compareAround(): void {
    const centre = this.#count++;
    const { block, starts, ends } = this.#cells;
    for (const cell of this.#cellsAround(centre)) {
      this.#store.compare(block, starts[cell]!, ends[cell]!, this.#centres, centre, centre + 1);
      this.comparisons += ends[cell]! - starts[cell]!;
      this.#findTop(cell);
    }
  }

  /** The cells whose pivots are nearest to a centre. */
  #cellsAround(centre: number): number[] {
    const { count, pivots } = this.#cells;
    if (count <= CELLS_AROUND || centre < FIRST_CHOICES)
      return Array.from({ length: count }, (_, cell) => cell);
    pivots.least.fill(FAR);
    this.#store.compare(pivots, 0, count, this.#centres, centre, centre + 1);
    this.comparisons += count;
    const nearness = pivots.least.map((square) => -square);
    const kept: number[] = [];
    for (let cell = 0; cell < count; cell++) keepLargest(kept, cell, nearness, CELLS_AROUND);
    return kept;
  }

  #findTop(cell: number): void {
    const { block, starts, ends } = this.#cells;
    const { least } = block;
    const end = ends[cell]!;
    let place = starts[cell]!;
    let bound = OUT;
    for (let i = place; i < end; i++) {
      const value = least[i]!;
      if (value > bound) {
        bound = value;
        place = i;
      }
    }
    this.#topPlace[cell] = place;
    this.#topBound[cell] = bound;
  }

  /**
   * The row that is farthest from all centres, the first of the input among equals: its place, and its squared distance
   * (0 when every row is chosen).
   */
  farthest(): { place: number; square: number } {
    for (;;) {
      const top = this.#topCell();
      const place = this.#topPlace[top]!;
      const square = Math.max(0, this.#topBound[top]!);
      if (square === 0 || this.#seen[place] === this.#count) return { place, square };
      this.#makeExact();
    }
  }

  /** The cell with the greatest bound; of equal ones that whose row comes first in the input. */
  #topCell(): number {
    const { order } = this.#cells;
    const rowOf = (cell: number) => order[this.#topPlace[cell]!]!;
    let top = 0;
    for (let cell = 1; cell < this.#topBound.length; cell++) {
      const difference = this.#topBound[cell]! - this.#topBound[top]!;
      if (difference > 0 || (difference === 0 && rowOf(cell) < rowOf(top))) top = cell;
    }
    return top;
  }

  /** Compares the cells' tops with the greatest bounds with the centres that they have not met. */
  #makeExact(): void {
    const { block } = this.#cells;
    const seenAt = (cell: number) => this.#seen[this.#topPlace[cell]!]!;
    const cells = this.#inexactTops().sort((one, other) => seenAt(one) - seenAt(other));
    const group = this.#candidates;
    for (const [i, cell] of cells.entries()) {
      this.#store.copy(block, this.#topPlace[cell]!, group, i);
      group.least[i] = this.#topBound[cell]!;
    }
    // Rows that have met the same centres share their reading; four at a time join those before them.
    for (let i = 0; i < cells.length; i += ROWS_AT_ONCE) {
      const end = Math.min(i + ROWS_AT_ONCE, cells.length);
      const first = seenAt(cells[i]!);
      const last = end < cells.length ? seenAt(cells[end]!) : this.#count;
      this.#store.compare(group, 0, end, this.#centres, first, last);
      this.comparisons += end * (last - first);
    }
    for (const [i, cell] of cells.entries()) {
      const place = this.#topPlace[cell]!;
      block.least[place] = group.least[i]!;
      this.#seen[place] = this.#count;
      this.#findTop(cell);
    }
  }

  #inexactTops(): number[] {
    const kept: number[] = [];
    for (let cell = 0; cell < this.#topBound.length; cell++) {
      if (this.#topBound[cell]! > 0 && this.#seen[this.#topPlace[cell]!]! < this.#count) {
        keepLargest(kept, cell, this.#topBound, FarthestSearch.candidates);
      }
    }
    return kept;
  }

  /** Which cell a place belongs to. */
  #cellAt(place: number): number {
    const { starts, count } = this.#cells;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (starts[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Puts a key among those with the greatest values, which are kept in falling order, at most `size` of them. */
function keepLargest(kept: number[], key: number, values: Int32Array, size: number): void {
  const value = values[key]!;
  let at = kept.length;
  if (at === size) {
    if (value <= values[kept[at - 1]!]!) return;
    at--;
  }
  for (; at > 0 && values[kept[at - 1]!]! < value; at--) kept[at] = kept[at - 1]!;
  kept[at] = key;
}
