import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { shardColumns } from '#lib/domain/versions/shard-columns.ts';
import { zstd } from '../zstd.ts';
import type { ColumnBlock } from './row-columns.ts';

/** Rows that are read back at once: a page of a list unpacks no more. */
const rowsOfGroup = 5_000;
const level = 1;

/**
 * The bytes of a Parquet file with these rows: the same rows give the same bytes under the same libraries, which
 * the manifest's code version names. Zstandard by Node itself packs a third smaller than Snappy, and faster than
 * JavaScript does that (docs/decisions).
 */
export function encodeShard(block: ColumnBlock): Buffer {
  const columnData = shardColumns.map(({ name, type }, at): ColumnSource => {
    const column = block.columns[at]!;
    if ('ends' in column) return { name, type, nullable: true, encoding: 'PLAIN', data: textsOf(column) };
    return { name, type, nullable: true, data: Array.from(column.which, (which) => column.values[which]) };
  });
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

const textsOf = ({ bytes, ends }: { bytes: Uint8Array; ends: Uint32Array }) =>
  Array.from(ends, (end, at) => bytes.subarray(at === 0 ? 0 : ends[at - 1]!, end));
