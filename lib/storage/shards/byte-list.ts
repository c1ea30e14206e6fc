/** Bytes one behind the other in memory of their own, which grows as they come and can move to another thread. */
export class ByteList {
  #bytes: Buffer<ArrayBuffer>;
  #length = 0;

  constructor(expected = 1024) {
    this.#bytes = Buffer.allocUnsafeSlow(expected);
  }

  get length(): number {
    return this.#length;
  }

  push(some: Uint8Array): void {
    this.#reserve(some.length);
    this.#bytes.set(some, this.#length);
    this.#length += some.length;
  }

  /** In UTF-8. */
  pushText(text: string): void {
    // No UTF-16 unit takes more than three bytes; only where so many are not there they are counted.
    if (this.#length + 3 * text.length > this.#bytes.length) this.#reserve(Buffer.byteLength(text));
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
  }

  /** One byte a character. */
  pushLatin1(text: string): void {
    this.#reserve(text.length);
    this.#length += this.#bytes.write(text, this.#length, 'latin1');
  }

  #reserve(more: number): void {
    const least = this.#length + more;
    if (least <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafeSlow(Math.max(least, 2 * this.#bytes.length));
    wider.set(this.bytes());
    this.#bytes = wider;
  }

  /** Begins again in the same memory. */
  clear(): void {
    this.#length = 0;
  }

  /** What is there, in the memory of the list. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }
}
