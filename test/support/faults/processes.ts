import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return text.trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
};

/** The child of a supervisor that runs this program. */
export const childRunning = (supervisor: number, program: string): number | undefined =>
  childrenOf(supervisor).find((pid) => commandOf(pid).includes(program));

export type ClusterPlace = { place: string; port: number; password: string };

export const clusterPlace = (folder: string): ClusterPlace =>
  JSON.parse(readFileSync(path.join(folder, 'cluster.json'), 'utf8')) as ClusterPlace;

/** The first process of the embedded server whose cluster is remembered in this folder. */
export function postmasterOf(folder: string): number | undefined {
  const file = path.join(clusterPlace(folder).place, 'data/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

/** Kills a part of the database: its first process, a process that serves somebody, or all processes at once. */
export function killDatabase(
  folder: string,
  victim: 'postmaster' | 'connection' | 'cluster',
  choice: number,
) {
  const postmaster = postmasterOf(folder);
  if (postmaster === undefined) return;
  const children = childrenOf(postmaster);
  const serving = children.filter((pid) => commandOf(pid).includes('127.0.0.1'));
  if (victim === 'connection') signal('SIGKILL', serving[choice % Math.max(1, serving.length)]);
  else signal('SIGKILL', postmaster);
  if (victim === 'cluster') for (const pid of children) signal('SIGKILL', pid);
}

/** Every process of the embedded server. */
export function clusterProcesses(folder: string): number[] {
  const postmaster = postmasterOf(folder);
  return postmaster === undefined ? [] : [postmaster, ...childrenOf(postmaster)];
}

export function signal(name: NodeJS.Signals, pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
