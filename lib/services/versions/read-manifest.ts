import { createHash } from 'node:crypto';
import { StudioError } from '#lib/domain/errors.ts';
import { Manifest, objectKey } from '#lib/domain/versions/manifest.ts';
import type { ObjectStorage } from '#lib/storage/object-storage.ts';

/** The manifest of this hash; each is read once, because none changes. Throws where it is missing or not itself. */
export async function readManifest(storage: ObjectStorage, sha256: string): Promise<Manifest> {
  const known = manifests.get(sha256);
  if (known) return known;
  const key = objectKey(sha256);
  const found = await storage.stat(key);
  if (!found) throw damaged('is missing from the storage');
  const bytes = await storage.readRange(key, 0, found.bytes);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw damaged('has other bytes than were written');
  const manifest = Manifest.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  if (manifests.size >= most) manifests.clear();
  manifests.set(sha256, manifest);
  return manifest;
}

const most = 100;
const manifests = new Map<string, Manifest>();

const damaged = (what: string) =>
  new StudioError('PRECONDITION', `The manifest of this version ${what}. Restore the storage from a backup.`);
