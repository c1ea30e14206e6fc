import { precondition } from '#lib/domain/errors.ts';
import { type Manifest, objectKey } from '#lib/domain/versions/manifest.ts';
import { filesystemStorage } from './filesystem.ts';
import type { ObjectStorage } from './object-storage.ts';

/** The files of a pulled version under the keys that they have in a storage; for reading alone. */
export function pulledFolder(folder: string, manifestHash: string, { shards }: Manifest): ObjectStorage {
  const files = filesystemStorage(folder);
  const paths = new Map(shards.map(({ sha256, path }) => [objectKey(sha256), path]));
  paths.set(objectKey(manifestHash), 'manifest.json');
  const place = (key: string) => paths.get(key) ?? key;
  const refuse = async (): Promise<never> => {
    throw precondition('A pulled version is only read.');
  };
  return {
    stat: (key) => files.stat(place(key)),
    read: (key, range) => files.read(place(key), range),
    readRange: (key, start, end) => files.readRange(place(key), start, end),
    localPath: (key) => files.localPath(place(key)),
    write: refuse,
    remove: refuse,
  };
}
