import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pythonOf } from '#bin/cli/trainer/check-trainer.ts';
import { installTrainer, isInstalled } from '#bin/cli/trainer/install-trainer.ts';
import { withLock } from '#lib/db/embedded/file-lock.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** One environment for all checkouts of this machine with the same requirements. */
function sharedFolder(): string {
  const text = readFileSync(path.join(root, 'trainer/requirements.txt'), 'utf8');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return path.join(tmpdir(), `corollary-trainer-${process.getuid?.() ?? 0}-${hash}`);
}

/** Where packages could not be had, nobody asks again for this long. */
const patienceMs = 30 * 60_000;

export type TrainerPython = { python: string; why: null } | { python: null; why: string };

let found: Promise<TrainerPython> | undefined;

/**
 * A Python with the trainer's packages: found, or made once (about a minute; 1.1 GB). Where they cannot be had, `why` says so:
 * tests with the real trainer are skipped then.
 */
export function trainerPython(say?: (line: string) => void): Promise<TrainerPython> {
  found ??= findOrMake(say);
  return found;
}

async function findOrMake(say = (_line: string): void => undefined): Promise<TrainerPython> {
  const folder = sharedFolder();
  const refusal = `${folder}.refused`;
  const ready = { python: pythonOf(folder), why: null };
  if (isInstalled(folder)) return ready;
  mkdirSync(path.dirname(folder), { recursive: true });
  return withLock(`${folder}.lock`, async () => {
    if (isInstalled(folder)) return ready;
    if (existsSync(refusal) && Date.now() - statSync(refusal).mtimeMs < patienceMs)
      return { python: null, why: readFileSync(refusal, 'utf8') };
    try {
      await installTrainer({ root, folder, say });
      rmSync(refusal, { force: true });
      return ready;
    } catch (error) {
      const why = `The trainer's packages cannot be had: ${error instanceof Error ? error.message : String(error)}`;
      writeFileSync(refusal, why);
      return { python: null, why };
    }
  });
}

/** The same, said aloud where it is missing; null then. */
export async function pythonOrSkip(): Promise<string | null> {
  const { python, why } = await trainerPython();
  if (why !== null) process.stderr.write(`${why} Tests with the real trainer are skipped.\n`);
  return python;
}
