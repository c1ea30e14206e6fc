import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { BackupFile } from '#lib/domain/backup/manifest.ts';
import { precondition } from '#lib/domain/errors.ts';
import { Manifest, objectKey } from '#lib/domain/versions/manifest.ts';
import type { ObjectStorage } from '#lib/storage/object-storage.ts';

/** The files of frozen versions in a bucket, stated with their hashes: their manifests name them all. */
export async function bucketFiles(
  storage: ObjectStorage,
  versions: readonly string[],
): Promise<BackupFile[]> {
  const files = new Map<string, BackupFile>();
  for (const hash of versions) {
    const text = await buffer(await storage.read(objectKey(hash)));
    if (createHash('sha256').update(text).digest('hex') !== hash)
      throw precondition(`The manifest ${hash} of a version is not as it was frozen: verify the version.`);
    files.set(hash, { key: objectKey(hash), bytes: text.length, sha256: hash });
    for (const { sha256, bytes } of Manifest.parse(JSON.parse(text.toString('utf8'))).shards)
      files.set(sha256, { key: objectKey(sha256), bytes, sha256 });
  }
  return [...files.values()];
}

/** Throws where the bucket does not hold what the backup left there. */
export async function assertInBucket(storage: ObjectStorage, files: readonly BackupFile[]): Promise<void> {
  for (const { key, bytes } of files) {
    const found = await storage.stat(key);
    if (found?.bytes === bytes) continue;
    const what = found ? `has ${found.bytes} bytes there instead of ${bytes}` : 'is not there';
    throw precondition(
      `The backup left the files of versions in a bucket: ${key} ${what}. Restore the bucket first.`,
    );
  }
}
