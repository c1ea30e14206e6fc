import { zstdDecompressSync } from 'node:zlib';
import type { AsyncBuffer } from 'hyparquet';
import { objectKey, type Shard } from '#lib/domain/versions/manifest.ts';
import type { ObjectStorage } from '../object-storage.ts';

export const compressors = {
  ZSTD: (bytes: Uint8Array, size: number) =>
    new Uint8Array(zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, size) })),
};

/** A shard in the storage as the Parquet reader takes it: only the parts that are asked for are read. */
export function shardFile(storage: ObjectStorage, { sha256, bytes }: Shard): AsyncBuffer {
  const key = objectKey(sha256);
  return {
    byteLength: bytes,
    slice: async (start, end = bytes) => arrayBufferOf(await storage.readRange(key, start, end)),
  };
}

/** The bytes in a buffer of their own. */
export const arrayBufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer =>
  buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
