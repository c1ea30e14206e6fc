import { permutationCount } from './permutation-kernel.ts';
import type { SignatureReader } from './signature.ts';

const perChunk = 1 << 14;

/** Signatures in chunks of 4 MiB, so that millions are added without ever copying those before. */
export class SignatureStore {
  readonly #chunks: Uint16Array[] = [];
  readonly #numbers: Int32Array[] = [];
  size = 0;

  /** Stores what the reader has read and returns its index. */
  add({ lanes, keys }: Pick<SignatureReader, 'lanes' | 'keys'>): number {
    const index = this.size++;
    if (index % perChunk === 0) {
      this.#chunks.push(new Uint16Array(perChunk * permutationCount));
      this.#numbers.push(new Int32Array(perChunk));
    }
    this.chunkOf(index).set(lanes, this.offsetOf(index));
    this.#numbers[index >>> 14]![index & (perChunk - 1)] = keys.numbers.low;
    return index;
  }

  chunkOf(index: number): Uint16Array {
    return this.#chunks[index >>> 14]!;
  }

  offsetOf(index: number): number {
    return (index & (perChunk - 1)) * permutationCount;
  }

  numbersOf(index: number): number {
    return this.#numbers[index >>> 14]![index & (perChunk - 1)]!;
  }

  /** The estimated similarity of two stored texts. */
  similarity(one: number, other: number): number {
    const left = this.chunkOf(one);
    const right = this.chunkOf(other);
    const from = this.offsetOf(one);
    const to = this.offsetOf(other);
    let equal = 0;
    for (let p = 0; p < permutationCount; p++) if (left[from + p] === right[to + p]) equal++;
    return equal / permutationCount;
  }
}
