import { isAscii, isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { parseJsonText } from './parse-json.ts';
import { type FileRow, LONGEST_ROW, NOT_UTF8, TOO_LONG } from './row.ts';

/** Whole lines of a file: `bytes` begin with the line of number `line` and end where the file was read up to, `end`. */
export interface LineBlock {
  /** Empty where the line is longer than a row may be. */
  bytes: Uint8Array<ArrayBuffer>;
  line: number;
  end: number;
  tooLong?: boolean;
}

export const LINE_BLOCK = 1024 * 1024;

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * A file in blocks of whole lines of about `size` bytes, for parsers on other threads, from the beginning of a line at
 * `start` on. `space` may give a buffer to read into that is needed no more.
 */
export async function* readLineBlocks(
  path: string,
  {
    start = 0,
    size = LINE_BLOCK,
    space,
  }: { start?: number; size?: number; space?: () => ArrayBuffer | undefined } = {},
): AsyncGenerator<LineBlock> {
  const file = await open(path);
  try {
    let line = 1 + (await countLines(file, start));
    let at = start === 0 && (await hasMark(file)) ? MARK.length : start;
    for (;;) {
      const read = await readLines(file, at, size, space?.());
      if (read === null) return;
      const { bytes, end, tooLong } = read;
      const first = line;
      // Counted before: who gets the block may hand its memory to another thread.
      line += tooLong ? 1 : newlines(bytes);
      at = end;
      yield { bytes, line: first, end, tooLong };
    }
  } finally {
    await file.close();
  }
}

type Lines = { bytes: Uint8Array<ArrayBuffer>; end: number; tooLong?: boolean };

/** As many whole lines as fit; one longer line in a larger buffer. Null at the end of the file. */
async function readLines(
  file: FileHandle,
  at: number,
  size: number,
  space?: ArrayBuffer,
): Promise<Lines | null> {
  for (let length = size; ; length *= 4) {
    const buffer = space && space.byteLength >= length ? space : new ArrayBuffer(length);
    const bytes = Buffer.from(buffer);
    const got = await fill(file, bytes, at);
    if (got === 0) return null;
    const whole = got < bytes.length ? got : bytes.lastIndexOf(NEWLINE) + 1;
    if (whole > 0) return { bytes: new Uint8Array(buffer, 0, whole), end: at + whole };
    if (length > LONGEST_ROW)
      return { bytes: new Uint8Array(0), end: await nextLine(file, at + got), tooLong: true };
  }
}

async function fill(file: FileHandle, bytes: Buffer, at: number): Promise<number> {
  let got = 0;
  while (got < bytes.length) {
    const { bytesRead } = await file.read(bytes, got, bytes.length - got, at + got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return got;
}

async function nextLine(file: FileHandle, from: number): Promise<number> {
  const bytes = Buffer.alloc(LINE_BLOCK);
  for (let at = from; ; ) {
    const got = await fill(file, bytes, at);
    const found = bytes.subarray(0, got).indexOf(NEWLINE);
    if (found >= 0) return at + found + 1;
    at += got;
    if (got < bytes.length) return at;
  }
}

async function hasMark(file: FileHandle): Promise<boolean> {
  const bytes = Buffer.alloc(MARK.length);
  return (await fill(file, bytes, 0)) === MARK.length && bytes.equals(MARK);
}

/** Line breaks before `end`. */
async function countLines(file: FileHandle, end: number): Promise<number> {
  const bytes = Buffer.alloc(Math.min(end, LINE_BLOCK));
  let count = 0;
  for (let at = 0; at < end; ) {
    const got = await fill(file, bytes.subarray(0, Math.min(bytes.length, end - at)), at);
    if (got === 0) break;
    count += newlines(bytes.subarray(0, got));
    at += got;
  }
  return count;
}

function newlines({ buffer, byteOffset, byteLength }: Uint8Array): number {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

/** The rows of a block of JSONL: empty lines are passed over, a line that cannot be read is reported. */
export function* rowsOfLines({ bytes, line, tooLong }: Omit<LineBlock, 'end'>): Generator<FileRow> {
  if (tooLong) yield { line, error: TOO_LONG };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ascii = isAscii(buffer);
  // One text of the whole block is made in a fraction of the time of one text a line, where every byte is a character.
  const whole = ascii ? buffer.toString('latin1') : '';
  const sound = ascii || isUtf8(buffer);
  let number = line;
  for (let start = 0; start < buffer.length; number++) {
    const next = buffer.indexOf(NEWLINE, start);
    const stop = next < 0 ? buffer.length : next;
    const end = buffer[stop - 1] === RETURN && stop > start ? stop - 1 : stop;
    if (end - start > LONGEST_ROW) yield { line: number, error: TOO_LONG };
    else if (!sound && !isUtf8(buffer.subarray(start, end))) yield { line: number, error: NOT_UTF8 };
    else {
      const text = ascii ? whole.slice(start, end) : buffer.toString('utf8', start, end);
      if (!BLANK.test(text)) yield { line: number, ...parseJsonText(text) };
    }
    start = stop + 1;
  }
}

const BLANK = /^[ \t]*$/;
