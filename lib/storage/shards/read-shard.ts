import { zstdDecompressSync } from 'node:zlib';
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { objectKey, type Shard } from '#lib/domain/versions/manifest.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { rowOfShard } from '#lib/domain/versions/shard-columns.ts';
import type { ObjectStorage } from '../object-storage.ts';

/** A shard that is open for reading: rows by their place in it, 0-based, `to` exclusive. */
export type OpenShard = {
  groups: readonly number[];
  rows: (from: number, to: number) => Promise<FrozenRow[]>;
};

export const compressors = {
  ZSTD: (bytes: Uint8Array, size: number) =>
    new Uint8Array(zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, size) })),
};

/** A shard in the storage; only what is asked for is read. Throws NOT_FOUND where it is missing. */
export async function openStoredShard(storage: ObjectStorage, { sha256, bytes }: Shard): Promise<OpenShard> {
  const key = objectKey(sha256);
  return openShard({
    byteLength: bytes,
    slice: async (start, end = bytes) => {
      const part = await storage.readRange(key, start, end);
      return part.buffer.slice(part.byteOffset, part.byteOffset + part.byteLength) as ArrayBuffer;
    },
  });
}

/** A shard that is in memory as a whole. */
export function openShardBytes(bytes: Uint8Array): Promise<OpenShard> {
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return openShard({ byteLength: whole.byteLength, slice: (start, end) => whole.slice(start, end) });
}

async function openShard(file: AsyncBuffer): Promise<OpenShard> {
  const metadata = await parquetMetadataAsync(file);
  return {
    groups: metadata.row_groups.map((group) => Number(group.num_rows)),
    rows: (rowStart, rowEnd) => read(file, metadata, rowStart, rowEnd),
  };
}

async function read(file: AsyncBuffer, metadata: FileMetaData, rowStart: number, rowEnd: number) {
  const records = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors });
  return records.map((record) => rowOfShard(record));
}
