import type { KeyHalves } from './text-keys.ts';

/**
 * A map from 64-bit keys to non-negative integers in typed arrays (open addressing, at most half full): 24 bytes a key,
 * where a `Map` of bigints needs more than 100.
 */
export class KeyTable {
  #slots = 1024;
  #low = new Int32Array(this.#slots);
  #high = new Int32Array(this.#slots);
  /** One more than the value; 0 marks a free slot. */
  #values = new Int32Array(this.#slots);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The value under a key, -1 where there is none. */
  get(key: KeyHalves): number {
    return this.#values[this.#find(key.low, key.high)]! - 1;
  }

  /** The value already under the key; where there is none, stores this one and returns -1. */
  putIfAbsent(key: KeyHalves, value: number): number {
    const slot = this.#find(key.low, key.high);
    const found = this.#values[slot]! - 1;
    if (found >= 0) return found;
    this.#fill(slot, key.low, key.high, value);
    if (2 * this.#size > this.#slots) this.#grow();
    return -1;
  }

  /** Stores a value under a key and returns the one that was there, -1 where there was none. */
  exchange(key: KeyHalves, value: number): number {
    const found = this.putIfAbsent(key, value);
    if (found >= 0) this.#values[this.#find(key.low, key.high)] = value + 1;
    return found;
  }

  #find(low: number, high: number): number {
    const mask = this.#slots - 1;
    let slot = (low ^ (high >>> 7)) & mask;
    while (this.#values[slot] !== 0 && (this.#low[slot] !== (low | 0) || this.#high[slot] !== (high | 0))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #fill(slot: number, low: number, high: number, value: number): void {
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#values[slot] = value + 1;
    this.#size++;
  }

  #grow(): void {
    const low = this.#low;
    const high = this.#high;
    const values = this.#values;
    this.#slots *= 2;
    this.#size = 0;
    this.#low = new Int32Array(this.#slots);
    this.#high = new Int32Array(this.#slots);
    this.#values = new Int32Array(this.#slots);
    for (let s = 0; s < values.length; s++) {
      if (values[s] === 0) continue;
      this.#fill(this.#find(low[s]!, high[s]!), low[s]!, high[s]!, values[s]! - 1);
    }
  }
}
