import { createHash } from 'node:crypto';
import path from 'node:path';
import type { ObjectStorage } from '#lib/storage/object-storage.ts';

/** What an installation holds beside its database. */
export type Installation = {
  /** The checkout. */
  root: string;
  /** The data folder. */
  data: string;
  storage: ObjectStorage;
  /** Where the storage is a folder: which. */
  filesFolder: string | null;
  keyFingerprint: string;
  /** Whether the keys come from STUDIO_SECRET and not from a file of the data folder. */
  givenSecret: boolean;
};

/** Told of every part as it begins; what it gives back is told of the bytes that have passed. */
export type Step = (part: { what: string; done: number; total: number }) => (bytes: number) => void;

export const fingerprintOf = (encryptionKey: Uint8Array): string =>
  createHash('sha256').update('corollary key fingerprint\0').update(encryptionKey).digest('hex');

export const filesFolderOf = (data: string): string => path.join(data, 'files');

export const unwatched: Step = () => () => {};
