const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const END = Buffer.from([0xff, 0xff]);

/** What a COPY in binary format begins and ends with (PostgreSQL manual, "COPY", File Formats); between them stand rows. */
export const binaryCopy = { head: SIGNATURE, end: END } as const;

/** The type of integers in arrays (pg_type.oid). */
const INT4 = 23;

/** UTF-8 takes at most three bytes for one UTF-16 unit. */
const MOST_BYTES = 3;

/**
 * Rows in COPY's binary format, written into one buffer that grows. The server reads it faster than text, and nothing in
 * it has to be escaped.
 */
export class BinaryRows {
  #bytes: Buffer;
  #length = 0;

  /** `space` is where to write first: a buffer that is needed no more, or how many bytes to make. */
  constructor(space: ArrayBuffer | number) {
    this.#bytes = typeof space === 'number' ? Buffer.allocUnsafeSlow(space) : Buffer.from(space);
  }

  /** Begins a row of so many columns. */
  row(columns: number): void {
    this.#reserve(2);
    this.#length = this.#bytes.writeInt16BE(columns, this.#length);
  }

  null(): void {
    this.#reserve(4);
    this.#length = this.#bytes.writeInt32BE(-1, this.#length);
  }

  text(value: string | null): void {
    if (value === null) this.null();
    else this.#string(value);
  }

  /** JSON as jsonb: a version number before the text. */
  jsonb(json: string): void {
    this.#string(json, 1);
  }

  int(value: number | null): void {
    if (value === null) this.null();
    else {
      this.#reserve(8);
      this.#length = this.#bytes.writeInt32BE(4, this.#length);
      this.#length = this.#bytes.writeInt32BE(value, this.#length);
    }
  }

  bigint(value: bigint): void {
    this.#reserve(12);
    this.#length = this.#bytes.writeInt32BE(8, this.#length);
    this.#length = this.#bytes.writeBigInt64BE(value, this.#length);
  }

  /** int[] with one dimension, from 1. */
  ints(values: Int32Array): void {
    const size = 20 + 8 * values.length;
    this.#reserve(4 + size);
    for (const head of [size, 1, 0, INT4, values.length, 1])
      this.#length = this.#bytes.writeInt32BE(head, this.#length);
    for (const value of values) {
      this.#length = this.#bytes.writeInt32BE(4, this.#length);
      this.#length = this.#bytes.writeInt32BE(value, this.#length);
    }
  }

  /** What its type is sent as, such as the 16 bytes of a UUID. */
  bytes(value: Uint8Array): void {
    this.#reserve(4 + value.length);
    this.#length = this.#bytes.writeInt32BE(value.length, this.#length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  boolean(value: boolean): void {
    this.#reserve(5);
    this.#length = this.#bytes.writeInt32BE(1, this.#length);
    this.#bytes[this.#length++] = value ? 1 : 0;
  }

  /** A UUID of version 7: `now` in milliseconds, and 10 random bytes from `at` on. */
  uuid7(now: number, random: Uint8Array, at: number): void {
    this.#reserve(20);
    const start = this.#bytes.writeInt32BE(16, this.#length);
    this.#bytes.writeUIntBE(Math.floor(now), start, 6);
    for (let i = 0; i < 10; i++) this.#bytes[start + 6 + i] = random[at + i]!;
    this.#bytes[start + 6] = (this.#bytes[start + 6]! & 0x0f) | 0x70;
    this.#bytes[start + 8] = (this.#bytes[start + 8]! & 0x3f) | 0x80;
    this.#length = start + 16;
  }

  /** The rows written so far, as a view of the buffer. */
  take(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#bytes.buffer as ArrayBuffer, 0, this.#length);
  }

  #string(value: string, version?: number): void {
    this.#reserve(5 + value.length * MOST_BYTES);
    let end = this.#length + 4;
    if (version !== undefined) this.#bytes[end++] = version;
    end += this.#bytes.write(value, end, 'utf8');
    this.#bytes.writeInt32BE(end - this.#length - 4, this.#length);
    this.#length = end;
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#length + bytes));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
