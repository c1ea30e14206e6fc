import type { ByteStream } from './row.ts';
import { LONGEST_ROW } from './row.ts';

/** A line without its line break; `bytes` is null when it was longer than the limit and passed over. */
export interface Line {
  line: number;
  bytes: Buffer | null;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Splits a stream into lines (LF or CRLF), holding no more than one line of at most 8 MB and one chunk. */
export async function* splitLines(stream: ByteStream): AsyncGenerator<Line> {
  let line = 1;
  const rest = new Remainder();
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      yield { line, bytes: rest.finish(bytes.subarray(start, end)) };
      line++;
      start = end + 1;
    }
    rest.add(bytes.subarray(start));
  }
  if (!rest.isEmpty) yield { line, bytes: rest.finish(Buffer.alloc(0)) };
}

/** The part of a line that earlier chunks held. */
class Remainder {
  #parts: Buffer[] = [];
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > LONGEST_ROW) this.#parts = [];
    else if (part.length > 0) this.#parts.push(Buffer.from(part));
  }

  finish(last: Buffer): Buffer | null {
    const whole = this.#length === 0 ? last : Buffer.concat([...this.#parts, last]);
    const tooLong = this.#length + last.length > LONGEST_ROW;
    this.#parts = [];
    this.#length = 0;
    if (tooLong) return null;
    return whole.at(-1) === RETURN ? whole.subarray(0, -1) : whole;
  }
}
