import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { objectKey } from '#lib/domain/versions/manifest.ts';
import type { ByteRange, ObjectStorage } from '#lib/storage/object-storage.ts';
import { readManifest } from '../read-manifest.ts';

/** A file of a version, as pulls name it. */
export type VersionFile = {
  /** "data/train-00000-of-00003.parquet", "manifest.json". */
  path: string;
  type: string;
  bytes: number;
  sha256: string;
  /** Rows of a shard; null of every other file. */
  rows: number | null;
};

/** A file with a way to its bytes. */
export type OpenFile = VersionFile & {
  /** False where the same path may have other bytes one day. */
  immutable: boolean;
  open: (range: ByteRange) => Promise<Readable>;
};

export const manifestPath = 'manifest.json';

/** The files of a version: its manifest, then its shards. Throws PRECONDITION for one from before there were shards. */
export async function filesOf(storage: ObjectStorage, version: Frozen): Promise<VersionFile[]> {
  const manifestHash = hashOf(version);
  const { shards } = await readManifest(storage, manifestHash);
  const stored = await storage.stat(objectKey(manifestHash));
  const type = 'application/json; charset=utf-8';
  const manifest = { path: manifestPath, type, bytes: stored?.bytes ?? 0, sha256: manifestHash, rows: null };
  const files = shards.map(({ path, bytes, sha256, rows }) => ({
    ...{ path, type: 'application/vnd.apache.parquet', bytes, sha256, rows },
  }));
  return [manifest, ...files];
}

type Frozen = Pick<DatasetVersion, 'name' | 'manifestHash'>;

function hashOf({ name, manifestHash }: Frozen): string {
  if (manifestHash) return manifestHash;
  throw precondition(
    `The version "${name}" was frozen before versions were files. Export it, or freeze it again.`,
  );
}

/** The stored file of this path. Throws NOT_FOUND. */
export async function storedFile(storage: ObjectStorage, version: Frozen, path: string): Promise<OpenFile> {
  const found = (await filesOf(storage, version)).find((file) => file.path === path);
  if (!found) throw notFound(`The file "${path}" of the version "${version.name}"`);
  return { ...found, immutable: true, open: (range) => storage.read(objectKey(found.sha256), range) };
}

/** A file whose content was made just now. */
export function madeFile(path: string, type: string, content: string): OpenFile {
  const bytes = Buffer.from(content, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const open = async ({ start, end }: ByteRange) => Readable.from([bytes.subarray(start, end)]);
  return { path, type, bytes: bytes.length, sha256, rows: null, immutable: false, open };
}
