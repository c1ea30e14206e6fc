import { type Banding, bandHash, chooseBanding } from './bands.ts';
import { KeyTable } from './key-table.ts';
import { RepeatedKeys } from './repeated-keys.ts';
import { SignatureReader } from './signature.ts';
import { SignatureStore } from './signature-store.ts';
import { UnionFind } from './union-find.ts';

export interface DuplicateOptions {
  /** Least Jaccard similarity of two near duplicates. Default 0.6. */
  threshold?: number;
  /** Default: what `chooseBanding` gives for the threshold. */
  banding?: Banding;
  /**
   * "same" (default): near duplicates have the same numbers, since the same problem with other numbers is no copy.
   * "any" suits problems with solutions, where a copy may leave a step out.
   */
  numbers?: 'same' | 'any';
}

export const defaultThreshold = 0.6;

/** For each text, in the order of adding, the first text of its group; itself where it is the first or alone. */
export interface DuplicateGroups {
  /** The same text up to spacing. */
  exact: Int32Array;
  /** Near duplicates, exact ones included: single linkage over pairs that reach the threshold. */
  near: Int32Array;
  /** The same problem up to its numbers. */
  skeleton: Int32Array;
  /** Pairs that met in a band and were compared. */
  compared: number;
}

/** Texts that one bucket of a band remembers: a later one is compared with these only. */
const longestChain = 8;

const perChunk = 1 << 14;

/** What one band is joined by, reused for the next. */
interface Table {
  /** The band's key of each text, and those that may be repeated. */
  keys: Int32Array;
  repeated: RepeatedKeys;
  /** These by key: from a slot to one more than the newest text, and from it to the one before. */
  heads: Int32Array;
  next: Int32Array;
}

const tableFor = (size: number): Table => ({
  keys: new Int32Array(size),
  repeated: new RepeatedKeys(size),
  heads: new Int32Array(2 ** Math.ceil(Math.log2(2 * size + 2))),
  next: new Int32Array(size + 1),
});

/** Finds the duplicates among many texts: add them one by one, then take the groups. */
export class DuplicateClusters {
  readonly #options: Required<DuplicateOptions>;
  readonly #reader = new SignatureReader();
  readonly #store = new SignatureStore();
  readonly #exact = new KeyTable();
  readonly #skeletons = new KeyTable();
  readonly #exactOf: number[] = [];
  readonly #skeletonOf: number[] = [];
  /** The texts whose signatures are stored: the first of each group of exact duplicates. */
  readonly #stored: number[] = [];
  /** Their band hashes, by chunk and within a chunk by band, so that one band is read in a row. */
  readonly #hashes: Int32Array[] = [];

  constructor({ threshold = defaultThreshold, banding, numbers = 'same' }: DuplicateOptions = {}) {
    this.#options = { threshold, numbers, banding: banding ?? chooseBanding(threshold) };
  }

  get size(): number {
    return this.#exactOf.length;
  }

  add(text: string): void {
    this.#reader.read(text);
    this.addRead(this.#reader);
  }

  /** Adds the text that a reader has read last. */
  addRead(reader: SignatureReader): void {
    const index = this.size;
    const first = this.#exact.putIfAbsent(reader.keys.exact, index);
    const firstOfSkeleton = this.#skeletons.putIfAbsent(reader.keys.skeleton, index);
    this.#exactOf.push(first < 0 ? index : first);
    this.#skeletonOf.push(firstOfSkeleton < 0 ? index : firstOfSkeleton);
    if (first >= 0) return;
    this.#stored.push(index);
    this.#storeHashes(this.#store.add(reader), reader.lanes);
  }

  /** The estimated similarity of two texts by their order of adding; 1 for exact duplicates. */
  similarity(one: number, other: number): number {
    const [left, right] = [this.#exactOf[one]!, this.#exactOf[other]!];
    return left === right ? 1 : this.#store.similarity(this.#placeOf(left), this.#placeOf(right));
  }

  /** Where the signature of a text is stored that is the first of its exact duplicates. */
  #placeOf(text: number): number {
    let [low, high] = [0, this.#stored.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#stored[middle]! < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #storeHashes(index: number, lanes: Uint16Array): void {
    const { bands, rows } = this.#options.banding;
    const place = index % perChunk;
    if (place === 0) this.#hashes.push(new Int32Array(bands * perChunk));
    const hashes = this.#hashes.at(-1)!;
    for (let band = 0; band < bands; band++) {
      hashes[band * perChunk + place] = bandHash(lanes, 0, band, rows);
    }
  }

  /** The groups of all texts added so far. About 1 s for a million texts. */
  groups(): DuplicateGroups {
    const sets = new UnionFind(this.#store.size);
    const table = tableFor(this.#store.size);
    let compared = 0;
    for (let band = 0; band < this.#options.banding.bands; band++)
      compared += this.#joinBand(band, sets, table);
    const exact = Int32Array.from(this.#exactOf);
    const near = exact.slice();
    for (let s = 0; s < this.#stored.length; s++) near[this.#stored[s]!] = this.#stored[sets.find(s)]!;
    for (let i = 0; i < near.length; i++) near[i] = near[exact[i]!]!;
    return { exact, near, skeleton: Int32Array.from(this.#skeletonOf), compared };
  }

  #joinBand(band: number, sets: UnionFind, { heads, next, keys, repeated }: Table): number {
    const { size } = this.#store;
    for (const [c, hashes] of this.#hashes.entries()) {
      const from = c * perChunk;
      const count = Math.min(perChunk, size - from);
      keys.set(hashes.subarray(band * perChunk, band * perChunk + count), from);
    }
    const count = repeated.find(keys);
    const mask = 2 ** Math.ceil(Math.log2(2 * count + 2)) - 1;
    heads.fill(0, 0, mask + 1);
    let compared = 0;
    for (let r = 0; r < count; r++) {
      const i = repeated.places[r]!;
      const key = repeated.keys[r]!;
      let slot = key & mask;
      while (heads[slot] !== 0 && keys[heads[slot]! - 1] !== key) slot = (slot + 1) & mask;
      let length = 0;
      for (let j = heads[slot]!; j !== 0; j = next[j]!, length++) compared += this.#compare(i, j - 1, sets);
      if (length >= longestChain) continue;
      next[i + 1] = heads[slot]!;
      heads[slot] = i + 1;
    }
    return compared;
  }

  #compare(one: number, other: number, sets: UnionFind): number {
    const store = this.#store;
    const { numbers, threshold } = this.#options;
    if (numbers === 'same' && store.numbersOf(one) !== store.numbersOf(other)) return 0;
    if (sets.find(one) === sets.find(other)) return 0;
    if (store.similarity(one, other) >= threshold) sets.unite(one, other);
    return 1;
  }
}

/** The duplicates among texts that are at hand. */
export function clusterTexts(texts: Iterable<string>, options?: DuplicateOptions): DuplicateGroups {
  const clusters = new DuplicateClusters(options);
  for (const text of texts) clusters.add(text);
  return clusters.groups();
}
