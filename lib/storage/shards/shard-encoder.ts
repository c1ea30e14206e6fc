import { hash } from 'node:crypto';
import { encodeShard } from './encode-shard.ts';
import type { ColumnBlock } from './row-columns.ts';

/** A shard's file and its SHA-256, hex. */
export type EncodedShard = { file: Uint8Array; sha256: string };

/** Makes shards of columns, here or on other threads; takes their memory over. */
export type ShardEncoder = {
  encode: (block: ColumnBlock) => Promise<EncodedShard>;
  /** Shards that may be under way at once: while one is made, the next is filled. */
  ahead: number;
};

export function encodeBlock(block: ColumnBlock): EncodedShard {
  const file = encodeShard(block);
  return { file, sha256: hash('sha256', file, 'hex') };
}

/** On this thread. */
export const encodeHere: ShardEncoder = { encode: async (block) => encodeBlock(block), ahead: 1 };
