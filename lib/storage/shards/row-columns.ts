import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { shardColumns } from '#lib/domain/versions/shard-columns.ts';
import { ByteList } from './byte-list.ts';

type Cell = string | number | null;

/** Texts in UTF-8 one behind the other, and where each ends. */
type Texts = { bytes: Uint8Array<ArrayBuffer>; ends: Uint32Array<ArrayBuffer> };
/** Cells that repeat: the different ones, and which each is. */
type Repeated = { values: Cell[]; which: Uint32Array<ArrayBuffer> };

/** The columns of `shardColumns`, in their order, in memory that moves between threads without being copied. */
export type ColumnBlock = { rows: number; columns: (Texts | Repeated)[] };

/** What of a block moves. */
export const movedWith = ({ columns }: ColumnBlock): ArrayBuffer[] =>
  columns.flatMap((one) => ('ends' in one ? [one.bytes.buffer, one.ends.buffer] : [one.which.buffer]));

/** Turns rows into columns, one by one. */
export class RowColumns {
  readonly #columns = shardColumns.map((column) => ('unique' in column ? new TextList() : new CellList()));
  #rows = 0;

  get rows(): number {
    return this.#rows;
  }

  push(row: FrozenRow): void {
    for (let at = 0; at < shardColumns.length; at++) {
      const column = this.#columns[at]!;
      const cell = shardColumns[at]!.of(row);
      if (column instanceof CellList) column.push(cell);
      else column.push(cell as string);
    }
    this.#rows++;
  }

  /** The rows so far; the next ones begin a new block. */
  take(): ColumnBlock {
    const block = { rows: this.#rows, columns: this.#columns.map((column) => column.take()) };
    this.#rows = 0;
    return block;
  }
}

class TextList {
  #bytes = new ByteList();
  #ends: number[] = [];

  push(text: string): void {
    this.#bytes.pushText(text);
    this.#ends.push(this.#bytes.length);
  }

  take(): Texts {
    const taken = { bytes: this.#bytes.bytes(), ends: Uint32Array.from(this.#ends) };
    this.#bytes = new ByteList(taken.bytes.length + taken.bytes.length / 8);
    this.#ends = [];
    return taken;
  }
}

class CellList {
  #places = new Map<Cell, number>();
  #which: number[] = [];
  /** The cell before: most are the same, and need not be looked up. */
  #last: Cell | undefined;
  #place = 0;

  push(cell: Cell): void {
    if (cell !== this.#last) {
      this.#place = this.#placeOf(cell);
      this.#last = cell;
    }
    this.#which.push(this.#place);
  }

  #placeOf(cell: Cell): number {
    const known = this.#places.get(cell);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(cell, place);
    return place;
  }

  take(): Repeated {
    const taken = { values: [...this.#places.keys()], which: Uint32Array.from(this.#which) };
    this.#places = new Map();
    this.#last = undefined;
    this.#which = [];
    return taken;
  }
}
