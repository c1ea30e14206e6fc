import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

const pins = '.pinned-';

/** A folder's stored files as of one moment, and what gives them free again. */
export type PinnedFiles = { keys: string[]; place: (key: string) => string; release: () => Promise<void> };

/**
 * Holds every file of a storage folder by a second name, so that nobody takes one away while all are read. Files are
 * written once and never changed: a name is as good as a copy.
 */
export async function pinFiles(folder: string): Promise<PinnedFiles> {
  await dropPins(folder);
  const pinned = path.join(folder, `${pins}${randomUUID()}`);
  const release = () => rm(pinned, { recursive: true, force: true });
  try {
    return { keys: await linkAll(folder, pinned), place: (key) => path.join(pinned, key), release };
  } catch (error) {
    await release();
    throw error;
  }
}

async function linkAll(folder: string, pinned: string): Promise<string[]> {
  const keys: string[] = [];
  for (const key of await keysIn(folder)) {
    await mkdir(path.dirname(path.join(pinned, key)), { recursive: true, mode: 0o700 });
    if (await linked(path.join(folder, key), path.join(pinned, key))) keys.push(key);
  }
  return keys;
}

/** What a backup that was killed has left. */
async function dropPins(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names)
    if (name.startsWith(pins)) await rm(path.join(folder, name), { recursive: true, force: true });
}

/** The keys of what lies whole in a storage folder, in order. */
export async function keysIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return found
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.partial'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((key) => !key.startsWith('.'))
    .sort();
}

/** False where the file has gone meanwhile. */
async function linked(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
