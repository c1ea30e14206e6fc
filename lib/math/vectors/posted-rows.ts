import type { DocumentFrequencies } from './tf-idf.ts';

/** Ranks in each doubling of how many texts have a feature. */
const ranksInDoubling = 4;

/** A row and its weight go into 32 bits; the weight rounded up, so that what is added of it is a bound. */
const weightBits = 12;
const weightUnit = 2 ** weightBits - 1;

/** Texts beyond it do not make a feature any commoner. */
const mostTexts = 65_535;

/**
 * Unit vectors of fixed texts behind an index of their features. Features that as many texts have, or nearly, are of one
 * rank; rank 0 is of those that none has. Rows are added in their order, all before the first look-up.
 */
export class PostedRows {
  readonly ranks: number;
  /** By how many texts have a feature: its rank, and the weight of an occurrence. */
  readonly rankOf: Uint8Array;
  readonly idf: Float32Array;
  /** How many rows have a feature, up to 65,535. */
  readonly textsWith: Uint16Array;
  /** The rows that have a feature: from `#starts[bucket]` to before `#starts[bucket + 1]`. */
  readonly #starts: Int32Array;
  readonly #next: Int32Array;
  readonly #posted: Uint32Array;
  /** Each row's features and weights: from `#begins[row]` to before `#begins[row + 1]`. */
  readonly #begins: Int32Array;
  readonly #features: Int32Array;
  readonly #weights: Float32Array;
  /** Of each row and rank: the length of what is left of the row behind the rank. */
  readonly #left: Float32Array;
  #rows = 0;
  /** While one text is looked up: at most what each row shares with it so far, and the rows that share anything. */
  readonly #shared: Float32Array;
  readonly #touched: Int32Array;
  #touchedCount = 0;
  readonly #query: Float32Array;

  constructor({ frequencies }: DocumentFrequencies, texts: number) {
    const rankOfCount = (count: number) =>
      count === 0 ? 0 : 1 + Math.floor(ranksInDoubling * Math.log2(count));
    this.ranks = rankOfCount(texts) + 1;
    this.rankOf = Uint8Array.from({ length: texts + 1 }, (_, count) => rankOfCount(count));
    this.idf = Float32Array.from({ length: texts + 1 }, (_, count) =>
      Math.log((1 + texts) / Math.max(1, count)),
    );
    this.#starts = new Int32Array(frequencies.length + 1);
    for (let b = 0; b < frequencies.length; b++) this.#starts[b + 1] = this.#starts[b]! + frequencies[b]!;
    const size = this.#starts.at(-1)!;
    this.textsWith = Uint16Array.from(frequencies, (count) => Math.min(count, mostTexts));
    this.#next = this.#starts.slice();
    this.#posted = new Uint32Array(size);
    this.#begins = new Int32Array(texts + 1);
    this.#features = new Int32Array(size);
    this.#weights = new Float32Array(size);
    this.#left = new Float32Array(texts * this.ranks);
    this.#shared = new Float32Array(texts);
    this.#touched = new Int32Array(texts);
    this.#query = new Float32Array(frequencies.length);
  }

  /** Adds the next row: its features in the order of their ranks, with weights that `scale` makes it of length 1. */
  add(buckets: Int32Array, weights: Float32Array, scale: number): void {
    const row = this.#rows++;
    const begin = this.#begins[row]!;
    const left = this.#left.subarray(row * this.ranks, (row + 1) * this.ranks);
    for (const [i, bucket] of buckets.entries()) {
      const weight = weights[i]! * scale;
      this.#features[begin + i] = bucket;
      this.#weights[begin + i] = weight;
      const rounded = Math.min(weightUnit, Math.ceil(weight * weightUnit));
      this.#posted[this.#next[bucket]!++] = row * 2 ** weightBits + rounded;
      left[this.rankOf[this.textsWith[bucket]!]!]! += weight * weight;
    }
    this.#begins[row + 1] = begin + buckets.length;
    let square = 0;
    for (let rank = this.ranks - 1; rank >= 0; rank--) {
      const own = left[rank]!;
      left[rank] = Math.sqrt(square);
      square += own;
    }
  }

  /** Takes a feature of the text that is looked up. */
  share(bucket: number, weight: number): void {
    const [shared, posted] = [this.#shared, this.#posted];
    const factor = weight / weightUnit;
    const end = this.#starts[bucket + 1]!;
    for (let at = this.#starts[bucket]!; at < end; at++) {
      const post = posted[at]!;
      const row = post >>> weightBits;
      if (shared[row] === 0) this.#touched[this.#touchedCount++] = row;
      shared[row]! += factor * (post & weightUnit);
    }
  }

  /** The rows whose product with the text may reach `least`, where `left` of its length is behind a rank. */
  shared(rank: number, left: number, least: number): number[] {
    const rows: number[] = [];
    for (let i = 0; i < this.#touchedCount; i++) {
      const row = this.#touched[i]!;
      if (this.#shared[row]! + left * this.#left[row * this.ranks + rank]! >= least) rows.push(row);
    }
    return rows;
  }

  /** Makes ready for the next text. */
  forget(): void {
    for (let i = 0; i < this.#touchedCount; i++) this.#shared[this.#touched[i]!] = 0;
    this.#touchedCount = 0;
  }

  /** The products of rows with a vector. */
  products(rows: readonly number[], buckets: Int32Array, weights: Float32Array): number[] {
    const query = this.#query;
    for (const [i, bucket] of buckets.entries()) query[bucket] = weights[i]!;
    const products = rows.map((row) => {
      let sum = 0;
      const end = this.#begins[row + 1]!;
      for (let at = this.#begins[row]!; at < end; at++)
        sum += this.#weights[at]! * query[this.#features[at]!]!;
      return sum;
    });
    for (const bucket of buckets) query[bucket] = 0;
    return products;
  }
}
