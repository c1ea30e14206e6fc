import { createHash } from 'node:crypto';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { writeWhole } from '../filesystem.ts';

/** A copy that was used within this time is never taken away: somebody may be about to open it. */
const restMs = 3_600_000;

export type LocalCopies = {
  pathOf: (key: string, version: string, load: () => Promise<Readable>) => Promise<string>;
};

/**
 * Copies of stored files in a folder, for readers that need to seek. Names are made of the key and the store's tag of
 * its content, so another content is another copy. Over `maxBytes` those go that were used the longest time ago.
 */
export function localCopies(folder: string, maxBytes: number, now: () => number = Date.now): LocalCopies {
  const loading = new Map<string, Promise<void>>();
  const bring = async (file: string, load: () => Promise<Readable>) => {
    if (await touch(file, now())) return;
    await writeWhole(file, await load());
    await touch(file, now());
    await makeRoom(folder, maxBytes, now());
  };
  return {
    pathOf: async (key, version, load) => {
      const file = path.join(folder, createHash('sha256').update(`${key}\0${version}`).digest('hex'));
      const under = loading.get(file) ?? bring(file, load).finally(() => loading.delete(file));
      loading.set(file, under);
      await under;
      return file;
    },
  };
}

/** Notes that the file was used; false where there is none. */
async function touch(file: string, now: number): Promise<boolean> {
  try {
    await utimes(file, now / 1000, now / 1000);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function makeRoom(folder: string, maxBytes: number, now: number) {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const found = await stat(file).catch(() => null);
      return { file, bytes: found?.size ?? 0, usedAt: found?.mtimeMs ?? now };
    }),
  );
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  for (const one of files.sort((a, b) => a.usedAt - b.usedAt)) {
    if (bytes <= maxBytes || one.usedAt > now - restMs) return;
    await rm(one.file, { force: true });
    bytes -= one.bytes;
  }
}
