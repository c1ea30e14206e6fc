import { finishHash } from '../text/token-hash.ts';
import { TokenScanner } from '../text/token-scanner.ts';
import { createPermutationKernel, permutationCount, shinglesPerRun } from './permutation-kernel.ts';
import { emptyKeys, toBigInt, writeKeys } from './text-keys.ts';

/** Tokens of one shingle. Three, because problems are short: five lose half of a problem that is reworded in 10 %. */
export const shingleTokens = 3;

/** Bytes of a signature: the key of the text's numbers (4), then the low 16 bits of the least hash of each permutation. */
export const signatureBytes = 4 + 2 * permutationCount;

/**
 * Reads texts into what near duplicates are found by: a MinHash signature over shingles of tokens (Broder, 1997) cut to
 * 16 bits a permutation (b-bit MinHash, Li & König, 2010), and the keys of the text, its skeleton and its numbers. One object per thread; every `read` overwrites the one before.
 */
export class SignatureReader {
  readonly keys = emptyKeys();
  readonly #scanner = new TokenScanner();
  readonly #kernel = createPermutationKernel();
  /** The signature of the text read last. */
  readonly lanes = this.#kernel.lanes;

  read(text: string): void {
    this.#scanner.scan(text);
    writeKeys(this.#scanner, this.keys);
    this.#sign();
  }

  #sign(): void {
    const { hashes, count } = this.#scanner;
    const { shingles } = this.#kernel;
    const total = shingleCount(count);
    this.#kernel.reset();
    for (let from = 0; from < total; from += shinglesPerRun) {
      const size = Math.min(shinglesPerRun, total - from);
      writeShingles(hashes, count, from, size, shingles);
      this.#kernel.run(size);
    }
    if (total === 0) this.lanes.fill(0xffff);
  }
}

/** A text with fewer tokens than a shingle is one shingle; an empty one is none. */
const shingleCount = (tokens: number) => (tokens === 0 ? 0 : Math.max(1, tokens - shingleTokens + 1));

function writeShingles(
  hashes: Int32Array,
  count: number,
  from: number,
  size: number,
  into: Int32Array,
): void {
  for (let s = 0; s < size; s++) {
    const first = from + s;
    let h = hashes[first]!;
    for (let k = first + 1; k < first + shingleTokens && k < count; k++) {
      h = Math.imul((h << 7) ^ (h >>> 25), 0x01000193) ^ hashes[k]!;
    }
    into[s] = finishHash(Math.imul(h, 0x9e3779b1));
  }
}

let shared: SignatureReader | undefined;
const read = (text: string): SignatureReader => {
  shared ??= new SignatureReader();
  shared.read(text);
  return shared;
};

/** The signature of a text, `signatureBytes` long, to be stored beside it: the same for the same text on every machine. */
export function signatureOf(text: string): Uint8Array<ArrayBuffer> {
  const { lanes, keys } = read(text);
  const bytes = new Uint8Array(signatureBytes);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, keys.numbers.low, true);
  lanes.forEach((lane, p) => {
    view.setUint16(4 + 2 * p, lane, true);
  });
  return bytes;
}

/** A signed 64-bit key of a text up to white space and layout (`\\left`, `\\,`, `\\dfrac` …): equal for exact copies. */
export function exactHash(text: string): bigint {
  return toBigInt(read(text.normalize('NFC')).keys.exact);
}

/** A signed 64-bit key of a text with every number masked: equal for the same problem with other numbers. */
export function skeletonHash(text: string): bigint {
  return toBigInt(read(text).keys.skeleton);
}

/**
 * The Jaccard similarity of two texts' shingles, estimated from their signatures: the share of permutations that agree,
 * with a standard error of √(s(1−s)/128), at most 0.045. Throws a RangeError on bytes that are no signature.
 */
export function estimateJaccard(one: Uint8Array, other: Uint8Array): number {
  checkSignature(one);
  checkSignature(other);
  let equal = 0;
  for (let at = 4; at < signatureBytes; at += 2) {
    if (one[at] === other[at] && one[at + 1] === other[at + 1]) equal++;
  }
  return equal / permutationCount;
}

/** Whether two signed texts have the same numbers in the same order (up to one chance in 2^32). */
export function sameNumbers(one: Uint8Array, other: Uint8Array): boolean {
  checkSignature(one);
  checkSignature(other);
  return one[0] === other[0] && one[1] === other[1] && one[2] === other[2] && one[3] === other[3];
}

export function checkSignature(signature: Uint8Array): void {
  if (signature.length !== signatureBytes) {
    throw new RangeError(`A signature has ${signatureBytes} bytes, not ${signature.length}.`);
  }
}

/** The exact Jaccard similarity of the sets of shingles of two texts; 1 for two texts without tokens. */
export function jaccard(one: string, other: string): number {
  const left = shinglesOf(one);
  const right = shinglesOf(other);
  const common = left.intersection(right).size;
  return left.size + right.size === 0 ? 1 : common / (left.size + right.size - common);
}

function shinglesOf(text: string): Set<number> {
  const scanner = new TokenScanner();
  const total = shingleCount(scanner.scan(text));
  const shingles = new Int32Array(total);
  writeShingles(scanner.hashes, scanner.count, 0, total, shingles);
  return new Set(shingles);
}
