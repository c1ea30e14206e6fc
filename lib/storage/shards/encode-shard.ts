import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { shardColumns } from '#lib/domain/versions/shard-columns.ts';
import { zstd } from '../zstd.ts';

/** Rows that are read back at once: a page of a list unpacks no more. */
const rowsOfGroup = 5_000;
const level = 1;

/**
 * The bytes of a Parquet file with these rows: the same rows give the same bytes under the same libraries, which
 * the manifest's code version names. Zstandard by Node itself packs a third smaller than Snappy, and faster than
 * JavaScript does that (docs/decisions).
 */
export function encodeShard(rows: readonly FrozenRow[]): Buffer {
  const columnData = shardColumns.map((column) => columnOf(column, rows));
  const bytes = parquetWriteBuffer({
    columnData,
    codec: 'ZSTD',
    compressors: { ZSTD: zstd(level) },
    rowGroupSize: rowsOfGroup,
    statistics: false,
    createdBy: 'corollary',
  });
  return Buffer.from(bytes);
}

function columnOf(column: (typeof shardColumns)[number], rows: readonly FrozenRow[]): ColumnSource {
  const { name, type, of } = column;
  if (!('unique' in column)) return { name, type, nullable: true, data: rows.map((row) => of(row)) };
  // As bytes: the writer makes an encoder for every text.
  const data = rows.map((row) => Buffer.from(column.of(row), 'utf8'));
  return { name, type, nullable: true, encoding: 'PLAIN', data };
}
