import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { expect, vi } from 'vitest';
import { childEnvironment } from '#lib/env.ts';
import { endChild } from './end-child.ts';
import { freePorts } from './free-ports.ts';

export type SlurmCluster = {
  /** The folder of everything it has; its nodes see what is in it. */
  folder: string;
  /** slurm.conf, as SLURM_CONF names it. */
  conf: string;
  /** Runs a command of Slurm's against this cluster and gives what it wrote; throws what it complains of. */
  slurm: (...argv: string[]) => string;
  /** With `forgetful` it knows nothing of what was before. */
  startController: (forgetful?: boolean) => Promise<void>;
  stopController: () => Promise<void>;
  startNode: (name: string) => Promise<void>;
  /** As a node dies whose power is cut: nothing is said, and nothing of it goes on where `withJobs` is set. */
  killNode: (name: string, withJobs?: boolean) => Promise<void>;
  close: () => Promise<void>;
};

/** What a cluster says of itself in slurm.conf: two nodes of 8 processors and one GPU each, whatever the machine has. */
function configuration(folder: string, ports: { controller: number; nodes: readonly number[] }): string {
  const node = (port: number, place: number) =>
    `NodeName=n${place + 1} NodeHostname=${hostname()} NodeAddr=127.0.0.1 Port=${port} CPUs=8 RealMemory=8000 Gres=gpu:1 Features=n${place + 1}`;
  return `ClusterName=test
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmctldPort=${ports.controller}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.socket
CredType=cred/munge
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool-%n
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd-%n.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
DefMemPerCPU=100
MpiDefault=none
SwitchType=switch/none
SlurmdParameters=config_overrides
ReturnToService=2
SlurmdTimeout=4
KillWait=3
MessageTimeout=5
UnkillableStepTimeout=10
MinJobAge=300
SchedulerParameters=batch_sched_delay=0,bf_interval=2,sched_interval=2
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
JobRequeue=1
JobCompType=jobcomp/filetxt
JobCompLoc=${folder}/completions
GresTypes=gpu
${ports.nodes.map(node).join('\n')}
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE PriorityTier=1 State=UP
PartitionName=urgent Nodes=ALL MaxTime=INFINITE PriorityTier=10 State=UP
`;
}

const nodes = ['n1', 'n2'] as const;
const patience = { timeout: 60_000, interval: 50 };

/** A real cluster on this machine: munge, slurmctld and two slurmd, with all they have in one folder. */
export async function slurmCluster(): Promise<SlurmCluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'corollary-slurm-'));
  const conf = path.join(folder, 'slurm.conf');
  const [controllerPort = 0, ...nodePorts] = await freePorts(1 + nodes.length);
  // Munge opens its socket only where everybody may go.
  chmodSync(folder, 0o755);
  for (const name of ['state', 'logs']) mkdirSync(path.join(folder, name));
  writeFileSync(conf, configuration(folder, { controller: controllerPort, nodes: nodePorts }));
  writeFileSync(path.join(folder, 'gres.conf'), 'NodeName=n[1-2] Name=gpu File=/dev/null\n');
  writeFileSync(path.join(folder, 'munge.key'), randomBytes(1024), { mode: 0o600 });
  const running = new Map<string, ChildProcess>();
  const run = (name: string, argv: string[]) => running.set(name, daemon(folder, name, argv));
  const end = async (name: string, signal: NodeJS.Signals) => {
    const child = running.get(name);
    running.delete(name);
    if (child) await endChild(child, signal);
  };
  const slurm = (...argv: string[]) => {
    const [program = '', ...rest] = argv;
    const env = childEnvironment({ SLURM_CONF: conf, NODE_OPTIONS: undefined });
    const { status, stdout, stderr } = spawnSync(program, rest, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  const answers = () => vi.waitFor(() => expect(slurm('scontrol', 'ping')).toContain('UP'), patience);
  const cluster: SlurmCluster = {
    folder,
    conf,
    slurm,
    startController: async (forgetful = false) => {
      run('slurmctld', ['slurmctld', '-D', '-f', conf, ...(forgetful ? ['-c'] : [])]);
      await answers();
    },
    stopController: () => end('slurmctld', 'SIGTERM'),
    startNode: async (name) => {
      run(name, ['slurmd', '-D', '-N', name, '-f', conf]);
      const state = () => slurm('sinfo', '-h', '-N', '-n', name, '-p', 'main', '-o', '%T');
      await vi.waitFor(() => expect(state()).toMatch(/^(idle|mixed|allocated)$/), patience);
    },
    killNode: async (name, withJobs = false) => {
      const jobs = withJobs ? slurm('squeue', '-h', '-w', name, '-o', '%A').split('\n') : [];
      await end(name, 'SIGKILL');
      killAll(jobProcesses(folder, (title) => jobs.some((id) => title.includes(`[${id}.`))));
    },
    close: async () => {
      for (const name of [...running.keys()].reverse()) await end(name, 'SIGKILL');
      killAll(jobProcesses(folder, () => true));
      await rm(folder, { recursive: true, force: true });
    },
  };
  const socket = ['--key-file', 'munge.key', '--socket', 'munge.socket', '--pid-file', 'munged.pid'];
  const places = socket.map((word) => (word.startsWith('--') ? word : path.join(folder, word)));
  run('munged', ['munged', '--foreground', '--seed-file', path.join(folder, 'seed'), ...places]);
  try {
    await cluster.startController();
    await Promise.all(nodes.map((name) => cluster.startNode(name)));
  } catch (error) {
    const log = ['munged', 'slurmctld'].map((name) =>
      readOr(() => readFileSync(`${folder}/logs/${name}`, 'utf8'), '').slice(-1500),
    );
    await cluster.close();
    throw new Error(`The cluster did not start: ${log.join('\n')}`, { cause: error });
  }
  return cluster;
}

function daemon(folder: string, name: string, [program = '', ...rest]: string[]): ChildProcess {
  const log = openSync(path.join(folder, 'logs', name), 'a');
  const env = childEnvironment({ SLURM_CONF: path.join(folder, 'slurm.conf'), NODE_OPTIONS: undefined });
  return spawn(program, rest, { env, stdio: ['ignore', log, log] });
}

/** Slurm's steps of this cluster, as far as their titles are wanted, with all that they started. */
function jobProcesses(folder: string, wanted: (title: string) => boolean): number[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]));
  const found = new Set(all.filter((pid) => isStep(pid, folder, wanted)));
  // A trainer has a session of its own, and still the step as its ancestor.
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}

const parentOf = (pid: number): number => {
  const stat = readOr(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), '');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
};

function isStep(pid: number, folder: string, wanted: (title: string) => boolean): boolean {
  const title = readOr(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'), '');
  if (!title.startsWith('slurmstepd') || !wanted(title)) return false;
  const files = readOr(() => readdirSync(`/proc/${pid}/fd`), []);
  return files.some((file) =>
    readOr(() => readlinkSync(`/proc/${pid}/fd/${file}`), '').startsWith(`${folder}/`),
  );
}

function readOr<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) readOr(() => process.kill(pid, 'SIGKILL'), false);
}
