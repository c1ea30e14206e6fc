import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProcessIdentity } from './process-identity.ts';

/** The files of `attempts/<n>/`: what is known of one start of the trainer. */
export type AttemptRecords = {
  /** Written before the start: what is to be run. */
  'launch.json': { argv: string[]; minutes: number | null };
  /** The wrapper that has this attempt; whoever writes it first is the only one. */
  'lock.json': ProcessIdentity;
  /** The trainer. */
  'process.json': ProcessIdentity & { at: string };
  /** Somebody asked for its end. */
  'stop.json': { how: 'checkpoint' | 'force'; at: string };
  /** How it ended. */
  'exit.json': {
    code: number | null;
    signal: string | null;
    at: string;
    /** Why it could not be started at all. */
    error?: string;
    /** Its minutes were over. */
    timeLimit?: boolean;
  };
};
export type RecordName = keyof AttemptRecords;

export async function readRecord<N extends RecordName>(
  folder: string,
  name: N,
): Promise<AttemptRecords[N] | null> {
  try {
    return JSON.parse(await readFile(path.join(folder, name), 'utf8')) as AttemptRecords[N];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all. */
export async function writeRecord<N extends RecordName>(
  folder: string,
  name: N,
  content: AttemptRecords[N],
): Promise<void> {
  const partial = await writePartial(folder, name, content);
  await rename(partial, path.join(folder, name));
}

/** Writes a record that nobody has written yet, whole; false where there is one. */
export async function claimRecord<N extends RecordName>(
  folder: string,
  name: N,
  content: AttemptRecords[N],
): Promise<boolean> {
  const partial = await writePartial(folder, name, content);
  try {
    await link(partial, path.join(folder, name));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(partial, { force: true });
  }
}

async function writePartial(folder: string, name: string, content: unknown): Promise<string> {
  const partial = path.join(folder, `${name}.${randomUUID()}.partial`);
  await writeFile(partial, `${JSON.stringify(content)}\n`, { mode: 0o600, flush: true });
  return partial;
}
