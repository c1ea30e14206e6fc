/** Keys of one part, as a power of two: its slots stay in the processor's cache, where those of millions would not. */
const partBits = 15;

/** The low bits of a key choose its slot, sixteen slots a word; the bits above choose its part. */
const slotBits = partBits + 4;

/**
 * Finds the keys that may stand more than once among many, for one band after another: most keys are those of one text
 * only, and need no place in a table. A key is seen twice at a slot of two bits; parts by the keys' high bits come one
 * after another (a radix partition), so that no step waits for memory.
 */
export class RepeatedKeys {
  /** The places of the keys that may be repeated, and the keys; equal keys in the order of their places. */
  readonly places: Int32Array;
  readonly keys: Int32Array;
  readonly #partCount: number;
  readonly #ends: Int32Array;
  readonly #slots = new Int32Array(2 ** partBits);

  constructor(size: number) {
    this.places = new Int32Array(size + 1);
    this.keys = new Int32Array(size + 1);
    this.#partCount = 2 ** Math.max(0, Math.ceil(Math.log2((size + 1) / 2 ** partBits)));
    this.#ends = new Int32Array(this.#partCount);
  }

  /** Writes the places and keys that may be repeated to the front of `places` and `keys`; returns how many. */
  find(all: Int32Array): number {
    this.#partition(all);
    let count = 0;
    let from = 0;
    for (const to of this.#ends) {
      count = this.#keepRepeated(from, to, count);
      from = to;
    }
    return count;
  }

  #partition(all: Int32Array): void {
    const { places, keys } = this;
    const next = this.#ends.fill(0);
    const last = this.#partCount - 1;
    for (let i = 0; i < all.length; i++) next[(all[i]! >>> slotBits) & last]!++;
    let sum = 0;
    for (let part = 0; part < next.length; part++) {
      const size = next[part]!;
      next[part] = sum;
      sum += size;
    }
    for (let i = 0; i < all.length; i++) {
      const key = all[i]!;
      const at = next[(key >>> slotBits) & last]!++;
      places[at] = i;
      keys[at] = key;
    }
  }

  #keepRepeated(from: number, to: number, kept: number): number {
    const { places, keys } = this;
    const slots = this.#slots.fill(0);
    const mask = slots.length - 1;
    for (let i = from; i < to; i++) {
      const word = (keys[i]! >>> 4) & mask;
      const shift = 2 * (keys[i]! & 15);
      slots[word]! |= 1 << (shift + ((slots[word]! >>> shift) & 1));
    }
    let count = kept;
    for (let i = from; i < to; i++) {
      const key = keys[i]!;
      places[count] = places[i]!;
      keys[count] = key;
      count += (slots[(key >>> 4) & mask]! >>> (2 * (key & 15) + 1)) & 1;
    }
    return count;
  }
}
