import type { SlurmTarget } from '#lib/domain/train/target.ts';
import { attemptFolder } from '../run-folder.ts';
import type { ComputeTarget, Job, Launch } from '../target.ts';
import { askJobs } from './ask-jobs.ts';
import { batched } from './batched.ts';
import { slurmFacts } from './facts.ts';
import { readFields } from './job-records.ts';
import { sbatchOptions } from './sbatch-options.ts';
import { localShell, type Shell, script, sshShell } from './shell.ts';
import { shellFolder } from './shell-folder.ts';
import { type Cluster, nameFile, nameOf, startArray, startOne } from './start-jobs.ts';
import { stopJob } from './stop.ts';
import { findJob, silenceOf } from './submit.ts';
import { runWatched } from './watched-command.ts';

/** What `check` looks for on the head node. */
export type PythonWish = { python: string | null; packages: readonly string[] };

/** Runs as jobs of a Slurm cluster; `shell` is where Slurm's commands are. */
export function openSlurm(settings: SlurmTarget, wish: PythonWish, given?: Shell): ComputeTarget {
  const shell = withConf(
    given ?? (settings.ssh === null ? localShell : sshShell(settings.ssh)),
    settings.conf,
  );
  const folder = shellFolder(shell, settings.root);
  const completions = askOnce(() => completionsFile(shell));
  const cluster: Cluster = {
    ...{ shell, folder, request: settings, prologue: settings.prologue },
    ...{ atOnce: settings.limits.runs, completions },
  };
  const folderOf = ({ tag, attempt }: Pick<Job, 'tag' | 'attempt'>) =>
    folder.place(tag, attemptFolder(attempt));
  return {
    check: () => slurmFacts(shell, questionOf(settings, wish)),
    find: (tag, attempt) => find(cluster, tag, attempt),
    start: (launch) => startOne(cluster, launch),
    startMany: (group, launches) => startMany(cluster, group, launches),
    report: batched((jobs) => askJobs(shell, jobs, { folderOf, completions })),
    addressOf: nodeAddresses(shell),
    stop: (job, how) => stopJob(shell, folderOf(job), job.id, how),
    read: folder.read,
    list: folder.list,
    command: async (launch, argv, limits, signal) => {
      await folder.put(launch.tag, launch.files);
      const words = settings.commandOn === 'job' ? [...srunWords(settings, launch), ...argv] : argv;
      return runWatched(shell, folder.place(launch.tag, ''), words, { env: launch.env, limits, signal });
    },
    remove: folder.remove,
    removeMany: folder.removeGroup,
  };
}

/** Slurm's own error is worth more than one about a missing folder. */
function withConf(shell: Shell, conf: string | null): Shell {
  if (conf === null) return shell;
  return { run: (argv, options) => shell.run(['env', `SLURM_CONF=${conf}`, ...argv], options) };
}

function askOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

/** The addresses of nodes, as slurm.conf has them; each is asked for once. */
function nodeAddresses(shell: Shell): (node: string) => Promise<string> {
  const known = new Map<string, string>();
  return async (node) => {
    const found = known.get(node);
    if (found !== undefined) return found;
    const { code, stdout, stderr } = await shell.run(['scontrol', '-o', 'show', 'node', node]);
    if (code !== 0) throw silenceOf(stderr);
    const address = readFields(stdout.toString('utf8')).NodeAddr?.trim() || node;
    known.set(node, address);
    return address;
  };
}

/** Where slurmctld writes completed jobs as text, if it does. */
async function completionsFile(shell: Shell): Promise<string | null> {
  const { code, stdout, stderr } = await shell.run(['scontrol', 'show', 'config']);
  if (code !== 0) throw silenceOf(stderr);
  const text = stdout.toString('utf8');
  const entry = (key: string) => new RegExp(`^${key}\\s*= (.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  return entry('JobCompType') === 'jobcomp/filetxt' ? entry('JobCompLoc') : null;
}

async function find(cluster: Cluster, tag: string, attempt: number): Promise<string | null> {
  const { shell, folder } = cluster;
  const file = folder.place(tag, `${attemptFolder(attempt)}/${nameFile}`);
  const said = await shell.run(script('[ ! -e "$1" ] || cat "$1"', file));
  const [name = '', task] = said.stdout.toString('utf8').trim().split(' ');
  if (name === '') return null;
  const own =
    name === nameOf(tag, attempt) ? folder.place(tag, attemptFolder(attempt)) : folder.place(name, '');
  const base = await findJob(shell, { folder: own, name, completions: await cluster.completions() });
  return base === null || task === undefined ? base : `${base}_${task}`;
}

/** The most tasks of one array: MaxArraySize is 1001 where nobody set it. */
const largestArray = 1000;

/** Launches that ask for the same share an array; a sweep over bases of different sizes becomes a few. */
async function startMany(cluster: Cluster, group: string, launches: readonly Launch[]): Promise<string[]> {
  const ids = new Map<Launch, string>();
  let arrays = 0;
  for (const alike of Map.groupBy(launches, ({ resources }) => JSON.stringify(resources)).values()) {
    for (let from = 0; from < alike.length; from += largestArray) {
      const part = alike.slice(from, from + largestArray);
      const started = await startArray(cluster, arrays === 0 ? group : `${group}.${arrays}`, part);
      for (const [place, launch] of part.entries()) ids.set(launch, started[place]!);
      arrays += 1;
    }
  }
  return launches.map((launch) => ids.get(launch)!);
}

const smallest = { cpus: 1, gpus: 0, memoryGb: null, minutes: 1 };

function questionOf(settings: SlurmTarget, { python, packages }: PythonWish) {
  const { root, partition } = settings;
  const where = { name: 'corollary-check', comment: 'corollary', folder: root, output: '/dev/null' };
  return { root, partition, python, packages, options: sbatchOptions(settings, smallest, where) };
}

/** In front of a command that is to be a job of its own: it waits for a node as long as anybody waits for its answer. */
function srunWords(settings: SlurmTarget, { tag, resources }: Launch): string[] {
  const where = { name: `${tag}.command`, comment: tag, folder: '.', output: '' };
  const options = sbatchOptions(settings, resources, where);
  const batchOnly = /^--(output|chdir|signal|requeue|open-mode)\b/;
  return ['srun', '--quiet', ...options.filter((option) => !batchOnly.test(option))];
}
