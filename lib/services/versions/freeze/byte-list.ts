/** Bytes that are put one behind the other into memory of their own, which grows as they come. */
export class ByteList {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(expected = 1024) {
    this.#bytes = new Uint8Array(expected);
  }

  get length(): number {
    return this.#length;
  }

  push(some: Uint8Array): void {
    const end = this.#length + some.length;
    if (end > this.#bytes.length) {
      const wider = new Uint8Array(Math.max(end, 2 * this.#bytes.length));
      wider.set(this.bytes());
      this.#bytes = wider;
    }
    this.#bytes.set(some, this.#length);
    this.#length = end;
  }

  /** What is there, in the memory of the list. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }
}
