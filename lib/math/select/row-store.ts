import { assemble } from '../wasm-assembler.ts';
import { distanceKernelSource, ROWS_AT_ONCE, UNIT } from './distance-kernel.ts';

const PAGE = 65_536;
const MOST_PAGES = 65_535;

/** Centres that stay in the nearest cache while rows pass by. */
const CENTRE_BYTES = 16_384;

/** Row-major vectors: row i is `values[i * dimension]` to `values[(i + 1) * dimension - 1]`, of length 1 at most. */
export interface Vectors {
  values: Float32Array;
  dimension: number;
}

/** How many rows there are. Throws a RangeError when the values do not divide into rows. */
export function rowCount({ values, dimension }: Vectors): number {
  const rows = values.length / dimension;
  if (Number.isInteger(dimension) && dimension > 0 && Number.isInteger(rows)) return rows;
  throw new RangeError(`${values.length} numbers do not divide into rows of ${dimension}.`);
}

/** A stretch of rows in the kernel's memory, each with its squared norm, its least distance and the nearest's number. */
export interface Block {
  /** In bytes, where the rows begin. */
  at: number;
  /** Whole numbers, `UNIT` to 1, the dimension padded with zeros to `paddedDimension`. */
  rows: Int16Array;
  norms: Int32Array;
  /** The least squared distance so far, `UNIT`² to 1. */
  least: Int32Array;
  nearest: Int32Array;
}

type Run = (...addresses: number[]) => void;

/**
 * Rows as 16-bit numbers in the memory of a WebAssembly kernel that compares them. Distances are exact for the rounded
 * rows, so that every machine finds the same; rounding moves a component by 2^-15 at most, and the distance of two rows
 * by √dimension · 2^-14 at most (0.0007 at 128), typically a tenth of that.
 */
export class RowStore {
  readonly paddedDimension: number;
  #run: Run;
  #memory: WebAssembly.Memory;
  #used = 16;

  constructor(dimension: number) {
    this.paddedDimension = Math.ceil(dimension / 8) * 8;
    const { exports } = new WebAssembly.Instance(moduleOf(this.paddedDimension));
    this.#memory = exports.memory as WebAssembly.Memory;
    this.#run = exports.run as Run;
  }

  /**
   * Reserves blocks of so many rows each, all zero. One call only: growing the memory would part earlier blocks from it.
   * Throws a RangeError where 4 GiB are not enough.
   */
  reserve(...sizes: number[]): Block[] {
    const starts = sizes.map((size) => {
      const rows = padded(size);
      const start = { rows, at: this.#used };
      this.#used += rows * (2 * this.paddedDimension + 12);
      this.#used = Math.ceil(this.#used / 16) * 16;
      return start;
    });
    const pages = Math.ceil(this.#used / PAGE);
    if (pages > MOST_PAGES) {
      throw new RangeError(
        `${sizes[0]} rows of ${this.paddedDimension} need more than 4 GiB; take fewer dimensions.`,
      );
    }
    const { buffer } = this.#memory;
    if (pages > buffer.byteLength / PAGE) this.#memory.grow(pages - buffer.byteLength / PAGE);
    return starts.map(({ rows, at }) => this.#block(at, rows));
  }

  #block(at: number, rows: number): Block {
    const { buffer } = this.#memory;
    const after = at + 2 * rows * this.paddedDimension;
    return {
      at,
      rows: new Int16Array(buffer, at, rows * this.paddedDimension),
      norms: new Int32Array(buffer, after, rows),
      least: new Int32Array(buffer, after + 4 * rows, rows),
      nearest: new Int32Array(buffer, after + 8 * rows, rows),
    };
  }

  /** Writes row `from` of the vectors as row `to` of a block, with its norm. */
  put({ rows, norms }: Block, to: number, { values, dimension }: Vectors, from: number): void {
    const start = to * this.paddedDimension;
    const first = from * dimension;
    let norm = 0;
    for (let i = 0; i < dimension; i++) {
      const whole = Math.round(values[first + i]! * UNIT);
      rows[start + i] = whole;
      norm += whole * whole;
    }
    if (!(norm <= LONGEST)) {
      throw new RangeError(`Row ${from} is no vector of length 1: its length is ${Math.sqrt(norm) / UNIT}.`);
    }
    norms[to] = norm;
  }

  /** Copies a row from block to block. */
  copy(source: Block, from: number, target: Block, to: number): void {
    const size = this.paddedDimension;
    target.rows.set(source.rows.subarray(from * size, (from + 1) * size), to * size);
    target.norms[to] = source.norms[from]!;
  }

  /**
   * Compares rows [from, end) of a block with rows [first, last) of another: `least` and `nearest` of the former are
   * brought up to date. `from` is a multiple of four, and what lies between `end` and the next one is compared too.
   */
  compare(block: Block, from: number, end: number, centres: Block, first: number, last: number): void {
    const stride = 2 * this.paddedDimension;
    const step = Math.max(1, Math.floor(CENTRE_BYTES / stride));
    if (end <= from) return;
    for (let start = first; start < last; start += step) {
      const stop = Math.min(start + step, last);
      this.#run(
        block.at + from * stride,
        block.at + padded(end) * stride,
        block.norms.byteOffset + 4 * from,
        block.least.byteOffset + 4 * from,
        block.nearest.byteOffset + 4 * from,
        centres.at + start * stride,
        centres.at + stop * stride,
        centres.norms.byteOffset + 4 * start,
        start,
      );
    }
  }
}

/** A length of 1.01, and what keeps every sum of products under 2^31. */
const LONGEST = (1.01 * UNIT) ** 2;

export const padded = (rows: number) => Math.ceil(rows / ROWS_AT_ONCE) * ROWS_AT_ONCE;

/** The distance that a squared distance in whole numbers stands for. */
export const toDistance = (square: number) => Math.sqrt(Math.max(0, square)) / UNIT;

const modules = new Map<number, WebAssembly.Module>();

function moduleOf(dimension: number): WebAssembly.Module {
  const known = modules.get(dimension);
  if (known) return known;
  const compiled = new WebAssembly.Module(assemble(distanceKernelSource(dimension)));
  modules.set(dimension, compiled);
  return compiled;
}
