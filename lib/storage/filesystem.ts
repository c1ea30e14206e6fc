import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { notFound, StudioError } from '#lib/domain/errors.ts';
import type { ObjectStorage } from './object-storage.ts';

/** Storage in a folder. A write goes to a temporary name first, so a broken one is never visible. */
export function filesystemStorage(folder: string): ObjectStorage {
  const place = (key: string) => {
    if (!/^[a-z0-9][a-z0-9/._-]*$/i.test(key) || key.includes('..')) {
      throw new StudioError('INVALID', 'A storage key holds letters, digits, "/", ".", "_" and "-".');
    }
    return path.join(folder, key);
  };
  const existing = async (key: string) => {
    const file = place(key);
    await access(file).catch(() => {
      throw notFound(`The stored file "${key}"`);
    });
    return file;
  };
  return {
    write: (key, content) => writeWhole(place(key), content),
    read: async (key, options) => createReadStream(await existing(key), { start: options?.start ?? 0 }),
    localPath: existing,
    remove: (key) => rm(place(key), { force: true }),
  };
}

async function writeWhole(target: string, content: AsyncIterable<Uint8Array>) {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const partial = `${target}.${randomUUID()}.partial`;
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(content, measure, createWriteStream(partial, { mode: 0o600, flush: true }));
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}
