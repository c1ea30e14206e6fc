import type { AsyncBuffer, Compressors, FileMetaData } from 'hyparquet';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type DecimalColumns, readDecimal, withRawDecimals } from './parquet-decimals.ts';
import { parseJsonRow } from './parse-json.ts';
import type { FileRow } from './row.ts';
import { LONGEST_ROW, NOT_UTF8, TOO_LONG } from './row.ts';

/** A row group is decoded whole: one that unpacks to more than this many bytes is refused. */
const LARGEST_GROUP = 1024 ** 3;
/** Of one page, in bytes: writers make pages of about 1 MB. */
const LARGEST_PAGE = 256 * 1024 ** 2;
/** Of one row group; writers make groups of a million at most. */
const MOST_ROWS = 16_000_000;

/** Which row group is read now, and the rows that it says it has, counted from 0. */
export type GroupBegins = { group: number; rowStart: number; rowEnd: number };

/**
 * The rows of a Parquet file from a row group on, one group in memory at a time, each after a word that it begins; a
 * group that cannot be decoded is reported. What a file says of itself may be a lie that takes all memory: see
 * `readParquet`, which reads in a process of its own.
 */
export async function* readGroups(path: string, from = 0): AsyncGenerator<FileRow | GroupBegins> {
  const opened = await open(path);
  if ('error' in opened) {
    yield { line: 1, error: opened.error };
    return;
  }
  const { file } = opened;
  const { metadata, decimals } = withRawDecimals(opened.metadata);
  let rowStart = 0;
  for (const [group, { num_rows, columns, total_byte_size }] of metadata.row_groups.entries()) {
    const rowEnd = rowStart + Number(num_rows);
    const sizes = columns.map(({ meta_data }) => Number(meta_data?.total_compressed_size ?? 0));
    if (group >= from) {
      yield { group, rowStart, rowEnd };
      const line = rowStart + 1;
      if (Math.max(Number(total_byte_size), ...sizes) > LARGEST_GROUP) {
        yield { line, error: `Rows ${line}–${rowEnd} unpack to more than 1 GB.` };
      } else if (rowEnd - rowStart > MOST_ROWS) {
        yield { line, error: `Rows ${line}–${rowEnd} are more than 16 million in one row group.` };
      } else yield* readGroup({ file, metadata, decimals }, rowStart, rowEnd);
    }
    rowStart = rowEnd;
  }
}

/** A page says how long it is when it is unpacked, and memory is taken for that before a byte of it is. */
const bounded: Compressors = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (bytes: Uint8Array, length: number) => {
      if (length > LARGEST_PAGE) throw new Error('a page unpacks to more than 256 MB');
      return unpack(bytes, length);
    },
  ]),
);

async function open(
  path: string,
): Promise<{ file: AsyncBuffer; metadata: FileMetaData } | { error: string }> {
  try {
    const file = await asyncBufferFromFile(path);
    return { file, metadata: await parquetMetadataAsync(file) };
  } catch (error) {
    return { error: `Not a readable Parquet file: ${messageOf(error)}` };
  }
}

type Table = { file: AsyncBuffer; metadata: FileMetaData; decimals: DecimalColumns };

async function* readGroup(
  { file, metadata, decimals }: Table,
  rowStart: number,
  rowEnd: number,
): AsyncGenerator<FileRow> {
  const rows = await parquetReadObjects({
    file,
    metadata,
    rowStart,
    rowEnd,
    compressors: bounded,
    parsers,
  }).catch((error: unknown) => messageOf(error));
  if (typeof rows === 'string') {
    yield { line: rowStart + 1, error: `Rows ${rowStart + 1}–${rowEnd} cannot be read: ${rows}` };
    return;
  }
  for (const [i, row] of rows.entries()) {
    const line = rowStart + i + 1;
    try {
      const value = toJson(withDecimals(row, decimals));
      yield isLonger(value, LONGEST_ROW) ? { line, error: TOO_LONG } : { line, value };
    } catch (error) {
      yield { line, error: messageOf(error) };
    }
  }
}

function withDecimals(row: Record<string, unknown>, decimals: DecimalColumns): Record<string, unknown> {
  for (const [name, scale] of decimals) row[name] = readDecimal(row[name], scale);
  return row;
}

const BROKEN_TEXT = Symbol('bytes that are not UTF-8');
const BROKEN_JSON = Symbol('a value that is not JSON');
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const parsers = {
  jsonFromBytes,
  geographyFromBytes: (bytes: Uint8Array | undefined): Uint8Array | undefined => bytes,
  stringFromBytes(bytes: Uint8Array | undefined): unknown {
    if (!bytes) return undefined;
    try {
      return decoder.decode(bytes);
    } catch {
      return BROKEN_TEXT;
    }
  },
};

function jsonFromBytes(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return undefined;
  const read = parseJsonRow(Buffer.from(bytes));
  return 'error' in read ? BROKEN_JSON : read.value;
}

/** Plain JSON values: 64-bit integers beyond 2^53 as strings, dates in ISO form, bytes in base64. */
function toJson(value: unknown): unknown {
  if (value === BROKEN_TEXT) throw new Error(NOT_UTF8);
  if (value === BROKEN_JSON) throw new Error('A value of a JSON column is not valid JSON.');
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(toJson);
  const members = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(members.map(([key, member]) => [key, toJson(member)]));
}

/** Whether the texts of a value are together longer than so many characters. */
function isLonger(value: unknown, most: number): boolean {
  let left = most;
  const spend = (one: unknown): void => {
    if (typeof one === 'string') left -= one.length;
    else if (typeof one === 'object' && one !== null && left >= 0)
      for (const member of Object.values(one)) spend(member);
  };
  spend(value);
  return left < 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
