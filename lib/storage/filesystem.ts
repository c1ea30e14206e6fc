import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { notFound } from '#lib/domain/errors.ts';
import { Measured } from './measured.ts';
import { assertKey, assertRange, type ObjectStorage } from './object-storage.ts';

/** Storage in a folder. A write goes to a temporary name first, so a broken one is never visible. */
export function filesystemStorage(folder: string): ObjectStorage {
  const place = (key: string) => {
    assertKey(key);
    return path.join(folder, key);
  };
  const found = async (key: string) => {
    const entry = await statOf(place(key));
    return entry?.isFile() ? { bytes: entry.size } : null;
  };
  const existing = async (key: string) => {
    if (!(await found(key))) throw notFound(`The stored file "${key}"`);
    return place(key);
  };
  return {
    write: (key, content) => writeWhole(place(key), content),
    stat: found,
    read: async (key, range = {}) => {
      assertRange(range);
      const file = await existing(key);
      const { start = 0, end } = range;
      if (start === end) return Readable.from([]);
      return createReadStream(file, { start, end: end === undefined ? undefined : end - 1 });
    },
    readRange: async (key, start, end) => {
      assertRange({ start, end });
      return readPart(await existing(key), start, end);
    },
    localPath: existing,
    remove: (key) => rm(place(key), { force: true }),
  };
}

async function statOf(file: string) {
  try {
    return await stat(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

async function readPart(path: string, start: number, end: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await file.close();
  }
}

/** Writes the stream to a file that is there whole or not at all; resolves to its size and SHA-256. */
export async function writeWhole(target: string, content: AsyncIterable<Uint8Array>) {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const partial = `${target}.${randomUUID()}.partial`;
  const measured = new Measured();
  try {
    const file = createWriteStream(partial, { mode: 0o600, flush: true });
    await pipeline(measured.pass(content), file);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return measured.result();
}
