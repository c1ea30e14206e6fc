import { FAR } from './cells.ts';
import { type Block, RowStore, toDistance, type Vectors } from './row-store.ts';

/** Centres that a row is compared with before its bound is looked at again. */
const SEGMENT = 512;
const STAGED_ROWS = 1024;

/** Rows that are farther from every centre than was asked for, with their squared distances, `UNIT`² to 1. */
export interface FarRows {
  rows: Int32Array;
  squares: Int32Array;
}

/** Rows by their numbers with their rounded vectors, one after another. */
export interface RoundedRows {
  rows: Int32Array;
  vectors: Int16Array;
}

/** How far the rows of a sample are from given centres. */
export interface Reach {
  farthest: number;
  sum: number;
  rows: number;
}

/**
 * A part of the rows of a selection by thresholds, with a bound for each: its least squared distance to those centres
 * that it was compared with, always the first ones of the list. A row is compared with further centres only while its
 * bound is above the threshold that is asked about. Memory: 2d + 18 bytes a row, 2d + 4 a centre.
 */
export class RowShard {
  /** Distances computed. */
  comparisons = 0;
  /** How many rows were put. */
  size = 0;
  readonly #store: RowStore;
  readonly #block: Block;
  readonly #centres: Block;
  readonly #staged: Block;
  /** The number that each row has in the whole input; ascending. */
  readonly #numbers: Int32Array;
  /** How many segments of the list of centres each row was compared with. */
  readonly #seen: Uint16Array;
  /** Where each segment of the list of centres begins; one more at the end. */
  readonly #segments: number[] = [0];

  /** Throws a RangeError where 4 GiB are not enough. */
  constructor({ dimension, rows, centres }: { dimension: number; rows: number; centres: number }) {
    this.#store = new RowStore(dimension);
    [this.#block, this.#centres, this.#staged] = this.#store.reserve(rows, centres, STAGED_ROWS) as [
      Block,
      Block,
      Block,
    ];
    this.#block.least.fill(FAR);
    this.#numbers = new Int32Array(rows);
    this.#seen = new Uint16Array(rows);
  }

  /** Adds a row; `number` is above those of the rows before it. */
  put(number: number, vectors: Vectors, from: number): void {
    this.#store.put(this.#block, this.size, vectors, from);
    this.#numbers[this.size++] = number;
  }

  /** Appends centres, rounded rows one after another as `fetch` returns them. */
  cover(centres: Int16Array): void {
    const { paddedDimension } = this.#store;
    const first = this.#segments.at(-1)!;
    const count = centres.length / paddedDimension;
    putRounded(this.#centres, first, centres, paddedDimension);
    for (let at = 0; at < count; at += SEGMENT) this.#segments.push(first + Math.min(at + SEGMENT, count));
  }

  /** The rounded vectors of rows by their numbers; a number that is not here is left out. */
  fetch(numbers: Int32Array): RoundedRows {
    const { paddedDimension } = this.#store;
    const here = numbers.filter((number) => this.#placeOf(number) >= 0);
    const vectors = new Int16Array(here.length * paddedDimension);
    for (const [i, number] of here.entries()) {
      const at = this.#placeOf(number) * paddedDimension;
      vectors.set(this.#block.rows.subarray(at, at + paddedDimension), i * paddedDimension);
    }
    return { rows: here, vectors };
  }

  #placeOf(number: number): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#numbers[middle]! < number) low = middle + 1;
      else high = middle;
    }
    return low < this.size && this.#numbers[low] === number ? low : -1;
  }

  /** The rows whose squared distance to every centre is above `square`; of these the distances are exact. */
  scan(square: number): FarRows {
    const waiting = this.#waiting(square);
    const last = this.#segments.length - 1;
    let active: number[] = [];
    for (let segment = 0; segment < last; segment++) {
      active = this.#compare(active.concat(waiting[segment] ?? []), segment, square);
    }
    const far = active.concat(waiting[last] ?? []);
    return {
      rows: Int32Array.from(far, (place) => this.#numbers[place]!),
      squares: Int32Array.from(far, (place) => this.#block.least[place]!),
    };
  }

  /** The rows above a threshold by the segment that they have not seen yet. */
  #waiting(square: number): number[][] {
    const waiting: number[][] = [];
    const { least } = this.#block;
    for (let place = 0; place < this.size; place++) {
      if (least[place]! <= square) continue;
      const segment = this.#seen[place]!;
      const list = waiting[segment];
      if (list) list.push(place);
      else waiting[segment] = [place];
    }
    return waiting;
  }

  /** Compares rows with one segment of the centres; those that stay above the threshold. */
  #compare(places: number[], segment: number, square: number): number[] {
    const first = this.#segments[segment]!;
    const end = this.#segments[segment + 1]!;
    this.comparisons += places.length * (end - first);
    if (2 * places.length > this.size)
      this.#store.compare(this.#block, 0, this.size, this.#centres, first, end);
    else this.#compareStaged(places, first, end);
    const { least } = this.#block;
    const left: number[] = [];
    for (const place of places) {
      this.#seen[place] = segment + 1;
      if (least[place]! > square) left.push(place);
    }
    return left;
  }

  #compareStaged(places: readonly number[], first: number, end: number): void {
    const { least } = this.#block;
    const staged = this.#staged;
    for (let from = 0; from < places.length; from += STAGED_ROWS) {
      const size = Math.min(STAGED_ROWS, places.length - from);
      for (let i = 0; i < size; i++) {
        const place = places[from + i]!;
        this.#store.copy(this.#block, place, staged, i);
        staged.least[i] = least[place]!;
      }
      this.#store.compare(staged, 0, size, this.#centres, first, end);
      for (let i = 0; i < size; i++) least[places[from + i]!] = staged.least[i]!;
    }
  }

  /** How far every `step`-th row is from centres of another choice; the list of centres is not touched. */
  reach(centres: Int16Array, step: number): Reach {
    const { paddedDimension } = this.#store;
    const count = centres.length / paddedDimension;
    const store = new RowStore(paddedDimension);
    const [block, staged] = store.reserve(count, STAGED_ROWS) as [Block, Block];
    putRounded(block, 0, centres, paddedDimension);
    const reach = { farthest: 0, sum: 0, rows: 0 };
    for (let from = 0; from < this.size; from += STAGED_ROWS * step) {
      let size = 0;
      for (let place = from; place < this.size && size < STAGED_ROWS; place += step, size++) {
        const at = place * paddedDimension;
        staged.rows.set(this.#block.rows.subarray(at, at + paddedDimension), size * paddedDimension);
        staged.norms[size] = this.#block.norms[place]!;
      }
      staged.least.fill(FAR);
      store.compare(staged, 0, size, block, 0, count);
      for (let i = 0; i < size; i++) {
        const distance = toDistance(staged.least[i]!);
        reach.farthest = Math.max(reach.farthest, distance);
        reach.sum += distance;
      }
      reach.rows += size;
    }
    return reach;
  }
}

/** Writes rounded rows into a block, with their norms. */
export function putRounded({ rows, norms }: Block, to: number, rounded: Int16Array, dimension: number): void {
  rows.set(rounded, to * dimension);
  for (let row = 0; row < rounded.length / dimension; row++) {
    let norm = 0;
    for (let i = row * dimension; i < (row + 1) * dimension; i++) norm += rounded[i]! * rounded[i]!;
    norms[to + row] = norm;
  }
}

/** What a part of the rows is asked, wherever it is. */
export interface Shard {
  scan(centres: Int16Array, square: number): Promise<FarRows>;
  fetch(numbers: Int32Array): Promise<RoundedRows>;
  reach(centres: Int16Array, step: number): Promise<Reach>;
}

/** A part of the rows in this thread. */
export const shardHere = (shard: RowShard): Shard => ({
  scan: async (centres, square) => {
    shard.cover(centres);
    return shard.scan(square);
  },
  fetch: async (numbers) => shard.fetch(numbers),
  reach: async (centres, step) => shard.reach(centres, step),
});
