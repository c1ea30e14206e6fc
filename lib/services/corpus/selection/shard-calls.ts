import type { Cover } from '#lib/domain/corpus/selection.ts';
import type { FarRows, Reach, RoundedRows } from '#lib/math/select/index.ts';
import type { Asked } from '../call-thread.ts';

/** In how many texts each n-gram's bucket occurs. */
export type Frequencies = { counts: Uint32Array; documents: number };

export type Beside = { rows: number; size: number; exact: Cover; selection: Cover; random: Cover };

/** What a thread that holds a part of the rows is asked; over the thread's border every answer is a promise. */
export interface ShardCalls {
  /** Counts n-grams of texts, for `frequencies`. */
  count(texts: readonly string[]): void;
  frequencies(): Frequencies;
  /** Makes room for vectors, before the first `add` or `put`; without frequencies they are given. */
  open(frequencies: Frequencies | null, size: { dimension: number; rows: number; centres: number }): void;
  /** Turns texts into rows, numbered from `first`. */
  add(texts: readonly string[], first: number): void;
  /** Takes vectors one after another as rows, numbered from `first`. */
  put(vectors: Float32Array, first: number): void;
  scan(centres: Int16Array, square: number): FarRows;
  fetch(numbers: Int32Array): RoundedRows;
  reach(centres: Int16Array, step: number): Reach;
  /** Chooses from a small sample exactly, by thresholds and at random. */
  compare(sample: Int16Array, options: { dimension: number; size: number; seed: string }): Promise<Beside>;
}

/** The same from the outside. */
export type ShardThread = Asked<ShardCalls>;
