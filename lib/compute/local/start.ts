import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { attemptFolder } from '../run-folder.ts';
import { type Launch, TargetRefused } from '../target.ts';
import { listFolder, makeFolder, putFiles } from './folder.ts';
import type { LocalMachine } from './open-local.ts';
import { isAlive } from './process-identity.ts';
import { readRecord, writeRecord } from './records.ts';
import { environmentOf } from './slot-environment.ts';

/** Asked for when it is needed: the web server's bundle, which never starts a run, has no folder. */
const wrapper = () => path.join(import.meta.dirname, 'wrapper.ts');

/** The id of an attempt: that of its wrapper's process. */
export const idOf = (lock: { pid: number } | null): string | null =>
  lock === null ? null : String(lock.pid);

/** Starts a trainer under its wrapper, once for each attempt. */
export async function start(options: LocalMachine, launch: Launch): Promise<string> {
  const { root } = options;
  const run = await makeFolder(root, launch.tag);
  const attempt = await makeFolder(root, launch.tag, attemptFolder(launch.attempt));
  const known = idOf(await readRecord(attempt, 'lock.json'));
  if (known !== null) return known;
  await assertAlone(run, launch.attempt);
  const env = environmentOf(options, launch);
  await putFiles(root, launch.tag, launch.files);
  await writeRecord(attempt, 'launch.json', { argv: launch.argv, minutes: launch.resources.minutes });
  await startWrapper(run, attempt, env);
  const id = idOf(await readRecord(attempt, 'lock.json'));
  if (id !== null) return id;
  const complaint = (await readFile(path.join(attempt, 'wrapper.log'), 'utf8')).trim().slice(-2000);
  throw new TargetRefused(`The run could not be started on this machine: ${complaint}`);
}

/** Resolves when the wrapper has this attempt, or has ended because another has it. */
async function startWrapper(run: string, attempt: string, given: Record<string, string>): Promise<void> {
  const env = given as NodeJS.ProcessEnv;
  const log = openSync(path.join(attempt, 'wrapper.log'), 'a', 0o600);
  const stdio: ['ignore', 'pipe', number] = ['ignore', 'pipe', log];
  const child = spawn(process.execPath, [wrapper(), run, attempt], { cwd: run, env, detached: true, stdio });
  closeSync(log);
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject).on('close', () => resolve());
    child.stdout!.once('data', () => resolve());
  });
  child.stdout!.destroy();
  child.unref();
}

/** Throws where an attempt other than `own` still runs: two trainers in one folder would write over each other. */
export async function assertAlone(run: string, own: number | null): Promise<void> {
  for (const { name } of await listFolder(path.join(run, 'attempts'))) {
    if (name === String(own)) continue;
    const folder = path.join(run, 'attempts', name);
    // A wrapper that has written the end has nothing left to do but to leave.
    const ended = (await readRecord(folder, 'exit.json')) !== null;
    for (const record of ended ? (['process.json'] as const) : (['lock.json', 'process.json'] as const)) {
      const identity = await readRecord(folder, record);
      if (identity === null || !(await isAlive(identity))) continue;
      throw new TargetRefused(`Attempt ${name} of this run still runs (process ${identity.pid}).`);
    }
  }
}
