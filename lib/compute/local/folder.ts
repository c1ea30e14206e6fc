import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assertName, assertTag, filesFolder } from '../run-folder.ts';
import { type FolderEntry, type LaunchFile, TargetRefused } from '../target.ts';

const noEntry = (error: unknown): null => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return null;
  throw error;
};

/** The folder of a run under `root`, made where it is missing. */
export async function makeFolder(root: string, tag: string, inside = ''): Promise<string> {
  const folder = path.join(root, assertTag(tag), inside);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Puts files where they are missing. Those with a hash lie in one place for all runs, and are linked from there. */
export async function putFiles(root: string, tag: string, files: readonly LaunchFile[]): Promise<void> {
  for (const file of files) {
    const target = path.join(root, assertTag(tag), assertName(file.name));
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    if (file.sha256 === null) await writeChecked(target, file);
    else await putLinked(root, target, file, file.sha256);
  }
}

async function putLinked(root: string, target: string, file: LaunchFile, sha256: string): Promise<void> {
  const copy = path.join(root, filesFolder, sha256);
  await mkdir(path.dirname(copy), { recursive: true, mode: 0o700 });
  if ((await stat(copy).catch(noEntry))?.size !== file.bytes) await writeChecked(copy, file);
  const partial = `${target}.${randomUUID()}.partial`;
  try {
    // A file system without hard links keeps a copy for each run.
    await link(copy, partial).catch(() => copyFile(copy, partial));
    await rename(partial, target);
  } catch (error) {
    noEntry(error);
    // Another run's removal took the copy between the look and the link.
    return putLinked(root, target, file, sha256);
  } finally {
    // Renaming one name of a file over another of the same file does nothing, and says nothing.
    await rm(partial, { force: true });
  }
}

async function writeChecked(target: string, file: LaunchFile): Promise<void> {
  const partial = `${target}.${randomUUID()}.partial`;
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(await file.open(), measure, createWriteStream(partial, { mode: 0o600, flush: true }));
    const found = hash.digest('hex');
    if (file.sha256 !== null && found !== file.sha256) {
      throw new TargetRefused(`${file.name} arrived with the hash ${found}, and not ${file.sha256}.`);
    }
    if (bytes !== file.bytes) {
      throw new TargetRefused(`${file.name} arrived with ${bytes} bytes, and not ${file.bytes}.`);
    }
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
}

export async function readPart(file: string, from: number, maxBytes: number) {
  const handle = await open(file).catch(noEntry);
  if (!handle) return { bytes: new Uint8Array(0), size: 0 };
  try {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(Math.max(0, Math.min(maxBytes, size - from)));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    return { bytes: bytes.subarray(0, bytesRead), size };
  } finally {
    await handle.close();
  }
}

export async function listFolder(folder: string): Promise<FolderEntry[]> {
  const names = (await readdir(folder).catch(noEntry)) ?? [];
  const entries = names.sort().map(async (name) => {
    const found = await stat(path.join(folder, name)).catch(noEntry);
    if (!found) return [];
    return [{ name, bytes: found.size, folder: found.isDirectory(), modifiedAt: found.mtime }];
  });
  return (await Promise.all(entries)).flat();
}

/** A copy that was put so lately may be about to be linked. */
const freshMs = 3_600_000;

/** Forgets a run's folder, and the files that no other run links to. */
export async function removeFolder(root: string, tag: string): Promise<void> {
  await rm(path.join(root, assertTag(tag)), { recursive: true, force: true });
  const folder = path.join(root, filesFolder);
  for (const name of (await readdir(folder).catch(noEntry)) ?? []) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(noEntry);
    if (found?.nlink === 1 && Date.now() - found.mtimeMs > freshMs) await rm(file, { force: true });
  }
}
