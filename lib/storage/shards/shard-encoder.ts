import { hash } from 'node:crypto';
import { rowOfCanonicalLine } from '#lib/domain/versions/fingerprint.ts';
import { encodeShard } from './encode-shard.ts';

/** A shard's file and its SHA-256, hex. */
export type EncodedShard = { file: Uint8Array; sha256: string };

/** Makes shards of canonical lines (UTF-8, each ended by "\n"), here or on other threads; takes the bytes over. */
export type ShardEncoder = {
  encode: (lines: Uint8Array<ArrayBuffer>) => Promise<EncodedShard>;
  /** Shards that may be under way at once: while one is made, the next is filled. */
  ahead: number;
};

export function encodeLines(lines: Uint8Array): EncodedShard {
  const texts = Buffer.from(lines.buffer, lines.byteOffset, lines.length).toString('utf8').split('\n');
  texts.pop();
  const file = encodeShard(texts.map(rowOfCanonicalLine));
  return { file, sha256: hash('sha256', file, 'hex') };
}

/** On this thread. */
export const encodeHere: ShardEncoder = { encode: async (lines) => encodeLines(lines), ahead: 1 };
