import { Readable } from 'node:stream';
import { attemptFolder } from '../run-folder.ts';
import type { Launch, LaunchFile } from '../target.ts';
import { arrayScript, jobScript } from './job-script.ts';
import { type SlurmRequest, sbatchOptions } from './sbatch-options.ts';
import type { Shell } from './shell.ts';
import type { ShellFolder } from './shell-folder.ts';
import { submitJob } from './submit.ts';

export type Cluster = {
  shell: Shell;
  folder: ShellFolder;
  request: SlurmRequest;
  prologue: string;
  /** How many runs of an array may be at work; null is no limit. */
  atOnce: number | null;
  completions: () => Promise<string | null>;
};

/** A job's name for Slurm: that of one attempt. No other job ever has it. */
export const nameOf = (tag: string, attempt: number): string => `${tag}.${attempt}`;

/** The file of an attempt that says under which name Slurm has it, and as which task of an array. */
export const nameFile = 'name';

export async function startOne(cluster: Cluster, launch: Launch): Promise<string> {
  const { shell, folder, request } = cluster;
  const { tag, attempt } = launch;
  const records = attemptFolder(attempt);
  const name = nameOf(tag, attempt);
  await folder.put(tag, filesOf(cluster, launch, name));
  const place = { folder: folder.place(tag, records), name, completions: await cluster.completions() };
  const output = folder.place(tag, `${records}/slurm-%j.out`);
  const where = { name, comment: tag, folder: folder.place(tag, ''), output };
  const options = sbatchOptions(request, launch.resources, where);
  return submitJob(shell, place, [...options, `${place.folder}/job.sh`]);
}

/** One array job for launches that ask for the same; ids in their order. */
export async function startArray(
  cluster: Cluster,
  group: string,
  launches: readonly Launch[],
): Promise<string[]> {
  const { shell, folder, request } = cluster;
  const scripts = launches.map(({ tag, attempt }) => folder.place(tag, `${attemptFolder(attempt)}/job.sh`));
  const own = folder.place(group, '');
  await folder.put(group, [
    textFile('tasks', `${scripts.join('\n')}\n`),
    textFile('array.sh', arrayScript(own)),
  ]);
  for (const [task, launch] of launches.entries()) {
    await folder.put(launch.tag, filesOf(cluster, launch, `${group} ${task}`));
  }
  const where = { name: group, comment: group, folder: own, output: `${own}/slurm-%A-%a.out` };
  const throttle = cluster.atOnce === null ? '' : `%${cluster.atOnce}`;
  const options = [
    ...sbatchOptions(request, launches[0]!.resources, where),
    `--array=0-${launches.length - 1}${throttle}`,
  ];
  const place = { folder: own, name: group, completions: await cluster.completions() };
  const base = await submitJob(shell, place, [...options, `${own}/array.sh`]);
  return launches.map((_, task) => `${base}_${task}`);
}

/** The launch's files, the script of its job, and its name before Slurm is asked for anything. */
function filesOf({ folder, prologue }: Cluster, launch: Launch, name: string): LaunchFile[] {
  const records = attemptFolder(launch.attempt);
  const text = jobScript(folder.place(launch.tag, ''), records, launch, prologue);
  return [
    ...launch.files,
    textFile(`${records}/job.sh`, text),
    textFile(`${records}/${nameFile}`, `${name}\n`),
  ];
}

function textFile(name: string, text: string): LaunchFile {
  const bytes = Buffer.from(text);
  return { name, bytes: bytes.length, sha256: null, open: async () => Readable.from([bytes]) };
}
