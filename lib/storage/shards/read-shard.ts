import { type AsyncBuffer, parquetMetadataAsync } from 'hyparquet';
import type { Shard } from '#lib/domain/versions/manifest.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import type { ShardColumn } from '#lib/domain/versions/shard-columns.ts';
import type { ObjectStorage } from '../object-storage.ts';
import { decodeRows } from './decode-rows.ts';
import { arrayBufferOf, shardFile } from './shard-file.ts';

/** A shard that is open for reading: rows by their place in it, 0-based, `to` exclusive; all columns when left out. */
export type OpenShard = {
  /** Rows of each row group, which is unpacked as a whole. */
  groups: readonly number[];
  rows: (from: number, to: number, columns?: readonly ShardColumn[]) => Promise<FrozenRow[]>;
};

/** A shard in the storage; only what is asked for is read. Throws NOT_FOUND where it is missing. */
export const openStoredShard = (storage: ObjectStorage, shard: Shard): Promise<OpenShard> =>
  openShard(shardFile(storage, shard));

/** A shard that is in memory as a whole. */
export function openShardBytes(bytes: Uint8Array): Promise<OpenShard> {
  const whole = arrayBufferOf(bytes);
  return openShard({ byteLength: whole.byteLength, slice: (start, end) => whole.slice(start, end) });
}

async function openShard(file: AsyncBuffer): Promise<OpenShard> {
  const metadata = await parquetMetadataAsync(file);
  return {
    groups: metadata.row_groups.map((group) => Number(group.num_rows)),
    rows: (from, to, columns) => decodeRows({ file, metadata }, { from, to, columns }),
  };
}
