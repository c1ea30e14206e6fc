import { type Banding, bandKey, chooseBanding } from './bands.ts';
import { type DuplicateOptions, defaultThreshold } from './cluster-texts.ts';
import { KeyTable } from './key-table.ts';
import { permutationCount } from './permutation-kernel.ts';
import { SignatureReader } from './signature.ts';
import { SignatureStore } from './signature-store.ts';
import type { KeyHalves } from './text-keys.ts';

/** A text of the index that is like the one asked about. */
export interface DuplicateCandidate {
  /** Its place in the order of adding, from 0. */
  index: number;
  /** exact: the same up to white space and layout; near: a copy with edits; numbers: alike, with other numbers. */
  kind: 'exact' | 'near' | 'numbers';
  /** Estimated Jaccard similarity of the shingles. */
  similarity: number;
}

/** Texts under one key that are looked at, newest first. */
const longestChain = 64;
const EXACT = 0;
const SKELETON = 1;
const FIRST_BAND = 2;

/**
 * An index that answers while it grows: each text is compared with those that share its exact key, its skeleton or a
 * band with it. About 1 KB a text at threshold 0.6; for many texts at once `clusterTexts` is faster and smaller.
 */
export class NearDuplicateIndex {
  readonly banding: Banding;
  readonly threshold: number;
  readonly #reader = new SignatureReader();
  readonly #store = new SignatureStore();
  /** From each key to its newest entry, which is `text * width + number of the key`. */
  readonly #newest = new KeyTable();
  /** From each entry to the one before it under the same key; -1 where it is the first. */
  #before = new Int32Array(1024);
  readonly #width: number;

  constructor({ threshold = defaultThreshold, banding }: Omit<DuplicateOptions, 'numbers'> = {}) {
    this.threshold = threshold;
    this.banding = banding ?? chooseBanding(threshold);
    this.#width = FIRST_BAND + this.banding.bands;
  }

  /** How many texts are in it. */
  get size(): number {
    return this.#store.size;
  }

  /** Adds a text under the next index and returns what it is like among those before it, most similar first. */
  add(text: string): DuplicateCandidate[] {
    this.#reader.read(text);
    const index = this.#store.add(this.#reader);
    const kinds = new Map<number, number>();
    this.#reserve((index + 1) * this.#width);
    for (let k = 0; k < this.#width; k++) {
      const entry = index * this.#width + k;
      const before = this.#newest.exchange(this.#key(k), entry);
      this.#before[entry] = before;
      this.#collect(before, kinds);
    }
    return this.#judge(kinds);
  }

  /** What a text is like in the index, most similar first; the index stays as it is. */
  find(text: string): DuplicateCandidate[] {
    this.#reader.read(text);
    const kinds = new Map<number, number>();
    for (let k = 0; k < this.#width; k++) this.#collect(this.#newest.get(this.#key(k)), kinds);
    return this.#judge(kinds);
  }

  #key(k: number): KeyHalves {
    const { keys, lanes } = this.#reader;
    if (k === EXACT) return keys.exact;
    if (k === SKELETON) return keys.skeleton;
    bandKey(lanes, 0, k - FIRST_BAND, this.banding.rows, halves);
    return halves;
  }

  /** The texts of a chain, each with the strongest key under which it was met. */
  #collect(newest: number, kinds: Map<number, number>): void {
    let entry = newest;
    for (let seen = 0; entry >= 0 && seen < longestChain; seen++) {
      const index = Math.floor(entry / this.#width);
      const key = entry - index * this.#width;
      kinds.set(index, Math.min(key, kinds.get(index) ?? key));
      entry = this.#before[entry]!;
    }
  }

  #judge(kinds: Map<number, number>): DuplicateCandidate[] {
    const found: DuplicateCandidate[] = [];
    for (const [index, key] of kinds) {
      const similarity = this.#similarity(index);
      const same = this.#store.numbersOf(index) === (this.#reader.keys.numbers.low | 0);
      if (key === EXACT) found.push({ index, kind: 'exact', similarity });
      else if (key === SKELETON || similarity >= this.threshold) {
        found.push({ index, kind: same ? 'near' : 'numbers', similarity });
      }
    }
    return found.sort((one, other) => other.similarity - one.similarity || one.index - other.index);
  }

  #similarity(index: number): number {
    const { lanes } = this.#reader;
    const stored = this.#store.chunkOf(index);
    const from = this.#store.offsetOf(index);
    let equal = 0;
    for (let p = 0; p < permutationCount; p++) if (lanes[p] === stored[from + p]) equal++;
    return equal / permutationCount;
  }

  #reserve(entries: number): void {
    if (entries <= this.#before.length) return;
    const larger = new Int32Array(2 ** Math.ceil(Math.log2(entries)));
    larger.set(this.#before);
    this.#before = larger;
  }
}

const halves: KeyHalves = { low: 0, high: 0 };

/** An empty index. Throws a RangeError for a threshold outside (0, 1). */
export function createNearDuplicateIndex(options?: Omit<DuplicateOptions, 'numbers'>): NearDuplicateIndex {
  return new NearDuplicateIndex(options);
}
