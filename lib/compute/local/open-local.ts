import path from 'node:path';
import { assertName, assertTag, attemptFolder } from '../run-folder.ts';
import { runProgram } from '../run-program.ts';
import type { ComputeTarget } from '../target.ts';
import { installedGpus, localFacts } from './facts.ts';
import { listFolder, makeFolder, putFiles, readPart, removeFolder } from './folder.ts';
import { readRecord } from './records.ts';
import { reportOf } from './report.ts';
import { environmentOf } from './slot-environment.ts';
import { assertAlone, idOf, start } from './start.ts';
import { stop } from './stop.ts';

export type LocalOptions = {
  /** An absolute folder; each run has one of its own in it. */
  root: string;
  /** Threads in all; null: as many as the machine has. */
  cores: number | null;
  /** As CUDA_VISIBLE_DEVICES takes them; null: all that nvidia-smi lists. */
  gpus: readonly string[] | null;
  slots: number;
  /** The interpreter that `check` looks at, and the packages that it must have. */
  python: string | null;
  packages: readonly string[];
};

/** The same with the GPUs that it has. */
export type LocalMachine = LocalOptions & { gpus: readonly string[] };

/** Runs as processes of this machine, which outlive the studio. */
export function openLocal(given: LocalOptions): ComputeTarget {
  const { root } = given;
  let asked: Promise<readonly string[]> | undefined;
  const withGpus = async () => {
    asked ??= given.gpus === null ? installedGpus() : Promise.resolve(given.gpus);
    return { ...given, gpus: await asked };
  };
  const placeOf = (tag: string, name: string) => path.join(root, assertTag(tag), assertName(name));
  const attemptOf = (tag: string, attempt: number) => placeOf(tag, attemptFolder(attempt));
  return {
    check: async () => localFacts(await withGpus()),
    find: async (tag, attempt) => idOf(await readRecord(attemptOf(tag, attempt), 'lock.json')),
    start: async (launch) => start(await withGpus(), launch),
    report: ({ tag, attempt }) => reportOf(attemptOf(tag, attempt)),
    stop: ({ tag, attempt }, how) => stop(attemptOf(tag, attempt), how),
    read: (tag, name, from, maxBytes) => readPart(placeOf(tag, name), from, maxBytes),
    list: (tag, folder) => listFolder(placeOf(tag, folder)),
    command: async (launch, argv, limits, signal) => {
      const cwd = await makeFolder(root, launch.tag);
      await putFiles(root, launch.tag, launch.files);
      const env = environmentOf(await withGpus(), launch);
      const { code, stdout, stderr } = await runProgram(argv, { env, cwd, limits, signal });
      return { code, stdout: stdout.toString('utf8'), stderr };
    },
    remove: async (tag) => {
      await assertAlone(placeOf(tag, ''), null);
      await removeFolder(root, tag);
    },
  };
}
