import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identityOf, isRunning, type ProcessIdentity } from './process-identity.ts';

/** Reads the owner that a lock or holder file names, when that process still runs. */
export function livingOwner<T extends ProcessIdentity>(file: string): T | undefined {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as T;
    return isRunning(owner) ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Takes a lock file for this process: undefined when taken, else the living owner. What a dead process left is replaced. */
export function takeLock<T extends object>(file: string, note: T): (T & ProcessIdentity) | undefined {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify({ ...identityOf(process.pid), ...note }), { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(draft, file);
        return undefined;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = livingOwner<T & ProcessIdentity>(file);
      if (owner) return owner;
      setAside(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Renaming first makes sure that of two processes that saw the same dead owner only one removes the file. */
function setAside(file: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (livingOwner(aside)) renameSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  rmSync(aside, { force: true });
}

export function dropLock(file: string): void {
  rmSync(file, { force: true });
}

/** Runs `work` while no other process does so with the same lock file. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (takeLock(file, {})) await new Promise((resolve) => setTimeout(resolve, 50));
  try {
    return await work();
  } finally {
    dropLock(file);
  }
}
