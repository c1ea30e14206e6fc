import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { clusterProcesses, signal } from '#test/support/faults/processes.ts';
import { type Metric, metric } from '../metrics.ts';
import { judged, loadOf, type Under } from './kill.ts';

const healthOf = async (web: string) =>
  fetch(`${web}/api/health`, { signal: AbortSignal.timeout(10_000) }).then(
    ({ status }) => status,
    () => 0,
  );

/** The database takes connections and answers nothing: every process of it is stopped for so many seconds. */
export async function frozenDatabase(under: Under, seconds: number): Promise<Metric[]> {
  const name = `database without an answer for ${seconds} s`;
  const load = loadOf(under);
  await load.more(20);
  const stopped = clusterProcesses(under.studio.database);
  for (const pid of stopped) signal('SIGSTOP', pid);
  await setTimeout(seconds * 500);
  const health = await healthOf(under.studio.web);
  await setTimeout(seconds * 500);
  for (const pid of stopped) signal('SIGCONT', pid);
  const from = performance.now();
  await load.more(20);
  const back = (performance.now() - from) / 1000;
  under.report(`${name}: health ${health} meanwhile, back in ${back.toFixed(1)} s`);
  return [
    metric(`${name}: health says so meanwhile`, health === 200 ? 0 : 1, '', { least: 1 }),
    metric(`${name}: seconds until 20 writes are acknowledged`, back, 's', { most: 60 }),
    ...(await judged(under, load, name)),
  ];
}

/** A file system of so many megabytes, which ends with the bench; null where this user may not make one. */
export function smallDisk(folder: string, megabytes: number): { free: () => void } | null {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return { free: () => execFileSync('umount', ['-l', folder]) };
}

/** The disk of database and files is full for so many seconds. */
export async function fullDisk(under: Under, disk: string, seconds: number): Promise<Metric[]> {
  const name = `full disk for ${seconds} s`;
  const load = loadOf(under);
  await load.more(20);
  const ballast = path.join(disk, 'ballast');
  fill(ballast);
  under.report(`${name}: full`);
  await setTimeout(seconds * 500);
  fill(ballast);
  const unanswered = load.ledger.unanswered;
  await setTimeout(seconds * 500);
  const partial = partialFiles(under.studio.data);
  rmSync(ballast);
  const from = performance.now();
  await load.more(20);
  const back = (performance.now() - from) / 1000;
  under.report(`${name}: ${unanswered} writes refused so far, back in ${back.toFixed(1)} s`);
  return [
    metric(`${name}: writes refused while it was full`, load.ledger.unanswered, '', { least: 1 }),
    metric(`${name}: files that are visible and not whole`, partial, '', { most: 0 }),
    metric(`${name}: seconds until 20 writes are acknowledged`, back, 's', { most: 120 }),
    ...(await judged(under, load, name)),
  ];
}

/** Empty files under a key: what a write that ran out of room must not leave. */
function partialFiles(data: string): number {
  const files = path.join(data, 'files');
  if (!existsSync(files)) return 0;
  const found = execFileSync('find', [files, '-type', 'f', '-empty', '!', '-name', '*.partial'], {
    encoding: 'utf8',
  });
  return found.split('\n').filter(Boolean).length;
}

function fill(file: string): void {
  const handle = openSync(file, 'a');
  try {
    for (const size of [1 << 20, 1 << 12]) {
      const block = Buffer.alloc(size);
      for (;;) {
        try {
          if (writeSync(handle, block) === 0) break;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          break;
        }
      }
    }
  } finally {
    closeSync(handle);
  }
}

const libraries = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
];

/** Settings with which web, worker and supervisor read their clock from a file; null without Debian's libfaketime. */
export function movableClock(file: string): Record<string, string> | null {
  const library = libraries.find((one) => existsSync(one));
  if (!library) return null;
  writeFileSync(file, '+0');
  return {
    ...{ LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_CACHE_DURATION: '1' },
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}

/** The application's clock jumps, the database's does not: an hour ahead, back, and an hour behind. */
export async function jumpingClock(under: Under, clock: string): Promise<Metric[]> {
  const name = 'a clock that jumps';
  const load = loadOf(under);
  let most = 0;
  for (const offset of ['+3600', '+0', '-3600', '+0']) {
    await load.more(20);
    const from = performance.now();
    writeFileSync(clock, offset);
    await load.more(20);
    most = Math.max(most, (performance.now() - from) / 1000);
    under.report(`${name}: ${offset} s`);
  }
  return [
    metric(`${name}: seconds until 20 writes are acknowledged, most`, most, 's', { most: 120 }),
    ...(await judged(under, load, name)),
  ];
}
