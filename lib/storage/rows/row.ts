/**
 * One row of a file, or why it could not be read. `line` counts from 1: the line of the file where the row
 * begins for JSONL and CSV, the ordinal of the element or row for a JSON array and Parquet.
 */
export type FileRow = { line: number; value: unknown } | { line: number; error: string };

/** A chunk of bytes at a time, as from a file, an upload or an HTTP body. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** The largest row read, in bytes; a longer one is reported and passed over. */
export const LONGEST_ROW = 8 * 1024 * 1024;

export const TOO_LONG = 'The row is longer than 8 MB.';
export const NOT_UTF8 = 'The row is not valid UTF-8.';
