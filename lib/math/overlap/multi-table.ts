const nothing = new Int32Array(0);

/** A frozen map from 32-bit hashes to lists of integers, in typed arrays. */
export class MultiTable {
  readonly #mask: number;
  /** One more than the number of the key in a slot, and the key beside it; 0 marks a free slot. */
  readonly #slots: Int32Array;
  readonly #keys: Int32Array;
  /** Where the values of each key begin; one more at the end. */
  readonly starts: Int32Array;
  readonly values: Int32Array;

  /** Keys with more than `most` values are left out: phrases that everybody writes. */
  constructor(keys: readonly number[], values: readonly number[], most = Number.POSITIVE_INFINITY) {
    const order = new BigUint64Array(keys.length);
    for (let i = 0; i < keys.length; i++) order[i] = (BigInt(keys[i]! >>> 0) << 32n) | BigInt(i);
    order.sort();
    const distinct: number[] = [];
    const starts: number[] = [];
    const sorted: number[] = [];
    for (let from = 0, to = 0; from < order.length; from = to) {
      const key = Number(order[from]! >> 32n) | 0;
      to = from + 1;
      while (to < order.length && Number(order[to]! >> 32n) === key >>> 0) to++;
      if (to - from > most) continue;
      distinct.push(key);
      starts.push(sorted.length);
      for (let i = from; i < to; i++) sorted.push(values[Number(order[i]! & 0xffffffffn)]!);
    }
    this.starts = Int32Array.from([...starts, sorted.length]);
    this.values = Int32Array.from(sorted);
    this.#keys = Int32Array.from(distinct);
    this.#mask = 2 ** Math.ceil(Math.log2(2 * distinct.length + 2)) - 1;
    this.#slots = new Int32Array(2 * (this.#mask + 1));
    for (const [k, key] of distinct.entries()) {
      let slot = key & this.#mask;
      while (this.#slots[2 * slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[2 * slot] = k + 1;
      this.#slots[2 * slot + 1] = key;
    }
  }

  /** How many keys it has. */
  get size(): number {
    return this.#keys.length;
  }

  keys(): Iterable<number> {
    return this.#keys.values();
  }

  /** The number of a key, -1 where it has none; its values are `values[starts[n]]` to before `values[starts[n + 1]]`. */
  find(key: number): number {
    let slot = key & this.#mask;
    for (let found = this.#slots[2 * slot]!; found !== 0; found = this.#slots[2 * slot]!) {
      if (this.#slots[2 * slot + 1] === key) return found - 1;
      slot = (slot + 1) & this.#mask;
    }
    return -1;
  }

  /** The values of a key, none where it has none. */
  get(key: number): Int32Array {
    const found = this.find(key);
    return found < 0 ? nothing : this.values.subarray(this.starts[found]!, this.starts[found + 1]!);
  }
}
