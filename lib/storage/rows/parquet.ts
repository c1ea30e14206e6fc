import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type DecimalColumns, readDecimal, withRawDecimals } from './parquet-decimals.ts';
import { parseJsonRow } from './parse-json.ts';
import type { FileRow } from './row.ts';
import { NOT_UTF8 } from './row.ts';

/** A row group is decoded whole: one that unpacks to more than this many bytes is refused. */
const LARGEST_GROUP = 1024 ** 3;

/** The rows of a Parquet file, one row group in memory at a time; a group that cannot be decoded is reported. */
export async function* readParquet(path: string): AsyncGenerator<FileRow> {
  const opened = await open(path);
  if ('error' in opened) {
    yield { line: 1, error: opened.error };
    return;
  }
  const { file } = opened;
  const { metadata, decimals } = withRawDecimals(opened.metadata);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    if (Number(group.total_byte_size) > LARGEST_GROUP) {
      yield { line: rowStart + 1, error: `Rows ${rowStart + 1}–${rowEnd} unpack to more than 1 GB.` };
    } else yield* readGroup({ file, metadata, decimals }, rowStart, rowEnd);
    rowStart = rowEnd;
  }
}

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
  const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors, parsers }).catch(
    (error: unknown) => messageOf(error),
  );
  if (typeof rows === 'string') {
    yield { line: rowStart + 1, error: `Rows ${rowStart + 1}–${rowEnd} cannot be read: ${rows}` };
    return;
  }
  for (const [i, row] of rows.entries()) {
    const line = rowStart + i + 1;
    try {
      yield { line, value: toJson(withDecimals(row, decimals)) };
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
