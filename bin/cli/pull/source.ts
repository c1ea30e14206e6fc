import type { Readable } from 'node:stream';

/** Where a version is pulled from. */
export type PullSource = {
  /** The bytes of its manifest and the SHA-256 that the source says they have. */
  manifest: () => Promise<{ bytes: Uint8Array; sha256: string }>;
  /** A file of it from byte `start` on. */
  open: (path: string, start: number) => Promise<Readable>;
};
