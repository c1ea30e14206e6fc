import type { Readable } from 'node:stream';
import { StudioError } from '#lib/domain/errors.ts';

/** A part of a content: `start` is the first byte, `end` the one behind the last; an end beyond the content is its end. */
export type ByteRange = { start?: number; end?: number };

/** Files by key ("imports/<id>"). A key is visible only when it was written whole. */
export type ObjectStorage = {
  /** Writes the stream under the key; resolves to its size in bytes and its SHA-256 (hex). */
  write: (
    key: string,
    content: Readable | AsyncIterable<Uint8Array>,
  ) => Promise<{ bytes: number; sha256: string }>;
  /** The size of the content; null where there is none. */
  stat: (key: string) => Promise<{ bytes: number } | null>;
  /** The content, or the bytes from `start` up to and without `end`. Throws NOT_FOUND. */
  read: (key: string, range?: ByteRange) => Promise<Readable>;
  /** The bytes from `start` up to and without `end`, in memory; fewer where the content ends before. Throws NOT_FOUND. */
  readRange: (key: string, start: number, end: number) => Promise<Uint8Array>;
  /** A local path of the content, for readers that need to seek (Parquet). Throws NOT_FOUND. */
  localPath: (key: string) => Promise<string>;
  /** Removes the key; nothing happens where it does not exist. */
  remove: (key: string) => Promise<void>;
};

/** Throws INVALID for a key that could leave its folder or mean another one elsewhere. */
export function assertKey(key: string): void {
  if (!/^[a-z0-9][a-z0-9/._-]*$/i.test(key) || key.includes('..') || key.includes('//')) {
    throw new StudioError('INVALID', 'A storage key holds letters, digits, "/", ".", "_" and "-".');
  }
}

/** Throws INVALID for a range that is none. */
export function assertRange({ start = 0, end = Number.MAX_SAFE_INTEGER }: ByteRange): void {
  const whole = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  if (!whole || start < 0 || end < start) {
    throw new StudioError('INVALID', `From byte ${start} to ${end} is no part of a file.`);
  }
}
