import { parquetReadObjects } from 'hyparquet';
import type { Shard } from '#lib/domain/versions/manifest.ts';
import type { ObjectStorage } from '../object-storage.ts';
import { compressors, shardFile } from './shard-file.ts';

/** Some columns of all rows of a shard, as records; the bytes of the others are not read. Throws NOT_FOUND. */
export const readShardColumns = (
  storage: ObjectStorage,
  shard: Shard,
  columns: readonly string[],
): Promise<Record<string, unknown>[]> =>
  parquetReadObjects({ file: shardFile(storage, shard), columns: [...columns], compressors });
