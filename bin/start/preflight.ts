import { accessSync, constants, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dropLock, takeLock } from '#lib/db/embedded/file-lock.ts';
import { isPortFree } from '#lib/db/embedded/server.ts';
import { StartupError } from '#lib/db/startup-error.ts';
import type { Environment } from '#lib/env.ts';

const NEEDED = 200 * 1024 * 1024;

/** What is cheap to know before anything slow begins. */
export function checkDataFolder(folder: string): void {
  try {
    // Root's database server runs as another user, who must be able to pass through; what is secret in it is closed itself.
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    mkdirSync(path.join(folder, 'logs'), { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
    const probe = path.join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, Buffer.alloc(65_536));
    rmSync(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC')
      throw new StartupError(`The disk is full: the data folder ${folder} cannot be written.`);
    throw new StartupError(
      `The data folder ${folder} is not writable (${code}): set STUDIO_DATA to another one.`,
    );
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < NEEDED) {
    const left = Math.floor((bavail * bsize) / 1024 / 1024);
    throw new StartupError(
      `The disk is full: ${left} MB are left for the data folder ${folder}, 200 MB are needed.`,
    );
  }
}

export async function checkPort(port: number, host: string): Promise<void> {
  const free = (await isPortFree(port, host)) && (await isPortFree(port, '127.0.0.1'));
  if (!free)
    throw new StartupError(`Port ${port} is in use by another program: choose one with PORT=… npm start.`);
}

/** One studio per data folder. Returns what gives the folder free again. */
export function claim(settings: Environment, url: string): () => void {
  const file = path.join(settings.STUDIO_DATA, 'running.json');
  const other = takeLock(file, { url });
  if (other)
    throw new StartupError(
      `The studio already runs at ${other.url} (process ${other.pid}, data ${settings.STUDIO_DATA}).`,
    );
  return () => dropLock(file);
}
