import { parseJsonRow } from './parse-json.ts';
import type { ByteStream, FileRow } from './row.ts';
import { LONGEST_ROW, TOO_LONG } from './row.ts';

/**
 * The elements of a JSON array, or the top-level values of a file without one (a single object is one row).
 * Scans bytes and parses one element at a time, so memory stays flat; an element that does not parse is
 * reported with its line and the scan goes on behind it.
 */
export async function* readJsonArray(stream: ByteStream): AsyncGenerator<FileRow> {
  const scanner = new ElementScanner();
  for await (const chunk of stream) {
    yield* scanner.scan(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  }
  yield* scanner.end();
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const isOpen = (byte: number) => byte === 0x7b || byte === 0x5b;
const isClose = (byte: number) => byte === 0x7d || byte === 0x5d;
const isSpace = (byte: number) => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === NEWLINE;

/** Most bytes of a file stand in strings and say nothing: the place of the next one that does. */
function endOfPlain(chunk: Buffer, from: number): number {
  let at = from;
  for (; at < chunk.length; at++) {
    const byte = chunk[at];
    if (byte === QUOTE || byte === BACKSLASH || byte === NEWLINE) break;
  }
  return at;
}

/** Finds where elements begin and end. In strings a raw line break ends a string that was left open. */
class ElementScanner {
  #row = 0;
  #line = 1;
  #startLine = 1;
  #state: 'before' | 'between' | 'scalar' | 'nested' | 'after' = 'before';
  #inArray = false;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #parts: Buffer[] = [];
  #length = 0;

  *scan(chunk: Buffer): Generator<FileRow> {
    let start = 0;
    for (let i = 0; i < chunk.length; i++) {
      if (this.#inString && !this.#escaped && this.#state === 'nested') i = endOfPlain(chunk, i);
      const byte = chunk[i];
      if (byte === undefined) break;
      if (byte === NEWLINE) this.#line++;
      if (this.#state === 'nested') {
        if (this.#stepNested(byte)) {
          yield this.#finish(chunk.subarray(start, i + 1));
        }
      } else if (this.#state === 'scalar') {
        if (this.#stepScalar(byte)) {
          yield this.#finish(chunk.subarray(start, i));
          if (isClose(byte)) this.#state = 'after';
        }
      } else if (this.#begins(byte)) start = i;
    }
    if (this.#state === 'nested' || this.#state === 'scalar') this.#keep(chunk.subarray(start));
  }

  *end(): Generator<FileRow> {
    if (this.#state === 'scalar') yield this.#finish(Buffer.alloc(0));
    else if (this.#state === 'nested') {
      yield {
        line: this.#row + 1,
        error: `The file ends inside the element that begins in line ${this.#startLine}.`,
      };
    } else if (this.#inArray && this.#state !== 'after') {
      yield {
        line: this.#row + 1,
        error: 'The file ends before the array is closed: it seems to be cut off.',
      };
    }
  }

  /** Between elements: whether this byte begins one. */
  #begins(byte: number): boolean {
    if (isSpace(byte) || byte === COMMA || this.#state === 'after') return false;
    if (this.#state === 'before' && byte === 0x5b) {
      this.#inArray = true;
      this.#state = 'between';
      return false;
    }
    if (this.#inArray && byte === 0x5d) {
      this.#state = 'after';
      return false;
    }
    this.#state = isOpen(byte) || byte === QUOTE ? 'nested' : 'scalar';
    this.#depth = isOpen(byte) ? 1 : 0;
    this.#inString = byte === QUOTE;
    this.#escaped = false;
    this.#startLine = this.#line;
    return true;
  }

  /** Inside an object, an array or a string: whether this byte ends the element. */
  #stepNested(byte: number): boolean {
    if (this.#inString) {
      if (byte === NEWLINE) this.#inString = false;
      else if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else if (byte === QUOTE) this.#inString = false;
      return !this.#inString && this.#depth === 0;
    }
    if (byte === QUOTE) {
      this.#inString = true;
      this.#escaped = false;
    } else if (isOpen(byte)) this.#depth++;
    else if (isClose(byte)) return --this.#depth === 0;
    return false;
  }

  #stepScalar(byte: number): boolean {
    return isSpace(byte) || byte === COMMA || (isClose(byte) && this.#inArray);
  }

  #keep(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > LONGEST_ROW) this.#parts = [];
    else this.#parts.push(Buffer.from(part));
  }

  #finish(last: Buffer): FileRow {
    const bytes = this.#length === 0 ? last : Buffer.concat([...this.#parts, last]);
    const tooLong = this.#length + last.length > LONGEST_ROW;
    this.#parts = [];
    this.#length = 0;
    this.#state = 'between';
    this.#row++;
    const result = tooLong ? { error: TOO_LONG } : parseJsonRow(bytes);
    if ('value' in result) return { line: this.#row, value: result.value };
    return { line: this.#row, error: `${result.error} (line ${this.#startLine} of the file)` };
  }
}
