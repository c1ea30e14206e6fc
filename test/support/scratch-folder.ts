import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import path from 'node:path';
import { livingOwner } from '#lib/db/embedded/file-lock.ts';

const memory = '/dev/shm';
const name = 'corollary-test-';
const GiB = 1024 ** 3;

/** A new folder for the database of one run of the tests: in memory where there is plenty, for most of what it writes is dropped. */
export function scratchFolder(): string {
  if (!hasRoom()) return mkdtempSync(path.join(tmpdir(), name));
  removeLeft();
  const folder = mkdtempSync(path.join(memory, name));
  if (runsPrograms(folder)) return folder;
  rmSync(folder, { recursive: true });
  return mkdtempSync(path.join(tmpdir(), name));
}

function hasRoom(): boolean {
  try {
    const { bsize, bavail } = statfsSync(memory);
    return Math.min(bsize * bavail, freemem()) >= 8 * GiB;
  } catch {
    return false;
  }
}

/** What a run that was killed left in memory. */
function removeLeft(): void {
  for (const entry of readdirSync(memory).filter((one) => one.startsWith(name))) {
    const holders = path.join(memory, entry, 'holders');
    const files = existsSync(holders) ? readdirSync(holders) : [];
    if (files.length > 0 && !files.some((file) => livingOwner(path.join(holders, file))))
      rmSync(path.join(memory, entry), { recursive: true, force: true });
  }
}

/** The programs of the server may have to lie beside its data, and such folders are often closed to programs. */
function runsPrograms(folder: string): boolean {
  const program = path.join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\n');
  chmodSync(program, 0o700);
  const { status } = spawnSync(program);
  rmSync(program);
  return status === 0;
}
