import type { Readable } from 'node:stream';

/** Files by key ("imports/<id>"). A key is visible only when it was written whole. */
export type ObjectStorage = {
  /** Writes the stream under the key; resolves to its size in bytes and its SHA-256 (hex). */
  write: (
    key: string,
    content: Readable | AsyncIterable<Uint8Array>,
  ) => Promise<{ bytes: number; sha256: string }>;
  /** The content; `start` skips bytes. Throws NOT_FOUND. */
  read: (key: string, options?: { start?: number }) => Promise<Readable>;
  /** A local path of the content, for readers that need to seek (Parquet). Throws NOT_FOUND. */
  localPath: (key: string) => Promise<string>;
  /** Removes the key; nothing happens where it does not exist. */
  remove: (key: string) => Promise<void>;
};
