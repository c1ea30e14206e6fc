import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { precondition } from '#lib/domain/errors.ts';
import type { PullSource } from './source.ts';

export type Wanted = { path: string; sha256: string; bytes: number };
/** kept: it was there; resumed: a part of it was; replaced: something else was. */
export type Pulled = 'pulled' | 'kept' | 'resumed' | 'replaced';

/**
 * Brings one file into the folder, where it appears whole and with its hash, or not at all. What a broken pull left
 * (`<file>.partial`) is gone on with. Throws PRECONDITION where other bytes come than were frozen.
 */
export async function pullFile(
  source: PullSource,
  folder: string,
  wanted: Wanted,
  onBytes: (bytes: number) => void,
): Promise<Pulled> {
  const target = path.join(folder, wanted.path);
  const there = await sizeOf(target);
  if (there === wanted.bytes && (await hashFile(target)).digest('hex') === wanted.sha256) {
    onBytes(wanted.bytes);
    return 'kept';
  }
  await mkdir(path.dirname(target), { recursive: true });
  const partial = `${target}.partial`;
  const begun = (await sizeOf(partial)) ?? 0;
  const usable = begun > 0 && begun < wanted.bytes;
  if (usable && (await fetchRest(source, wanted, partial, { from: begun, onBytes })) === wanted.sha256) {
    await rename(partial, target);
    return there === null ? 'resumed' : 'replaced';
  }
  if (usable) onBytes(-wanted.bytes);
  const sha256 = await fetchRest(source, wanted, partial, { from: 0, onBytes });
  if (sha256 !== wanted.sha256) {
    await rm(partial, { force: true });
    throw precondition(
      `${wanted.path} came with other bytes than were frozen: SHA-256 ${sha256}, not ${wanted.sha256}. Verify the version where it lies.`,
    );
  }
  await rename(partial, target);
  return there === null ? 'pulled' : 'replaced';
}

type Rest = { from: number; onBytes: (bytes: number) => void };

/** Writes the file from byte `from` on behind what is there; the SHA-256 of all of it. */
async function fetchRest(source: PullSource, wanted: Wanted, partial: string, { from, onBytes }: Rest) {
  const hash = from > 0 ? await hashFile(partial) : createHash('sha256');
  onBytes(from);
  const content = await source.open(wanted.path, from);
  // Each piece is on the disk before the next is awaited: what came before a break is kept.
  const file = await open(partial, from > 0 ? 'a' : 'w');
  try {
    for await (const chunk of content) {
      await file.writeFile(chunk as Uint8Array);
      hash.update(chunk as Uint8Array);
      onBytes((chunk as Uint8Array).length);
    }
    await file.sync();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw precondition(`${wanted.path} broke off: ${reason}. Pull again: what has come is kept.`);
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

async function hashFile(file: string): Promise<Hash> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  return hash;
}

async function sizeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? found.size : null;
}
