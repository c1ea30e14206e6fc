import { FAR } from './cells.ts';
import { putRounded } from './row-shard.ts';
import { type Block, RowStore } from './row-store.ts';

/** Rows that one round looks at. */
export const MOST_FAR = 16_384;
const BLOCK = 256;

/** One round of a selection by thresholds: which of the far rows are chosen. */
export class Round {
  readonly paddedDimension: number;
  readonly #store: RowStore;
  readonly #fresh: Block;
  readonly #staged: Block;

  constructor(dimension: number) {
    this.#store = new RowStore(dimension);
    this.paddedDimension = this.#store.paddedDimension;
    [this.#fresh, this.#staged] = this.#store.reserve(MOST_FAR, BLOCK) as [Block, Block];
  }

  /**
   * Goes through rounded rows in their order and yields the place of each that is farther than the threshold from those
   * yielded before; null after each block of some milliseconds.
   */
  *choices(vectors: Int16Array, square: number): Generator<number | null> {
    const size = this.paddedDimension;
    const count = vectors.length / size;
    let chosen = 0;
    for (let from = 0; from < count; from += BLOCK) {
      const end = Math.min(from + BLOCK, count);
      putRounded(this.#staged, 0, vectors.subarray(from * size, end * size), size);
      this.#staged.least.fill(FAR);
      this.#store.compare(this.#staged, 0, end - from, this.#fresh, 0, chosen);
      for (let i = 0; i < end - from; i++) {
        if (this.#staged.least[i]! <= square) continue;
        this.#store.copy(this.#staged, i, this.#fresh, chosen++);
        this.#store.compare(this.#staged, i & ~3, end - from, this.#fresh, chosen - 1, chosen);
        yield from + i;
      }
      yield null;
    }
  }

  /** The rounded rows that were yielded first, so many of them. */
  chosen(count: number): Int16Array {
    return this.#fresh.rows.slice(0, count * this.paddedDimension);
  }
}
