import { parquetReadObjects } from 'hyparquet';
import { objectKey, type Shard } from '#lib/domain/versions/manifest.ts';
import type { ObjectStorage } from '../object-storage.ts';
import { compressors } from './read-shard.ts';

/** Some columns of all rows of a shard, as records; the bytes of the others are not read. Throws NOT_FOUND. */
export async function readShardColumns(
  storage: ObjectStorage,
  { sha256, bytes }: Shard,
  columns: readonly string[],
): Promise<Record<string, unknown>[]> {
  const key = objectKey(sha256);
  const file = {
    byteLength: bytes,
    slice: async (start: number, end = bytes) => {
      const part = await storage.readRange(key, start, end);
      return part.buffer.slice(part.byteOffset, part.byteOffset + part.byteLength) as ArrayBuffer;
    },
  };
  return parquetReadObjects({ file, columns: [...columns], compressors });
}
