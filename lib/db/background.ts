import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import type pg from 'pg';

/**
 * Work that nobody waits for stands back (nice(2), Linux): at a niceness of 15 it gets a thirtieth of a core that people
 * keep busy, and all of one that is idle. 0 leaves everything as it is.
 */

/** Lowers this process with all threads that it has, and so those that it will start. */
export function yieldProcess(niceness: number): void {
  // One that was not lowered yet may have started another meanwhile.
  for (let pass = 0; pass < 2; pass++)
    for (const thread of numbersIn('/proc/self/task')) lower(thread, niceness);
}

/** So often it is looked who helps the lowered processes of the server, in milliseconds. */
const lookMs = 250;

/**
 * Lowers the server's side of a pool's connections, where those are processes of this machine that this user may lower,
 * and the processes that help them with parallel statements: the server starts those, so they inherit nothing.
 */
export function standBack(pool: pg.Pool, niceness: number): { end: () => void } {
  const lowered = new Set<number>();
  let known: ReadonlySet<number> = new Set();
  const look = () => {
    const [first] = lowered;
    if (first === undefined) return;
    const processes = childrenOf(parentOf(first));
    const titled = processes.filter((pid) => known.has(pid) || lowerHelper(pid, lowered, niceness));
    known = new Set(titled);
  };
  const timer = setInterval(look, lookMs).unref();
  pool.on('connect', (client) => {
    const pid = backendOf(client);
    if (pid !== null && lower(pid, niceness)) lowered.add(pid);
  });
  pool.on('remove', (client) => lowered.delete(processOf(client)));
  return { end: () => clearInterval(timer) };
}

/** Lowers a process of the server if it helps one of those. False while it has no title yet, so that it is looked at again. */
function lowerHelper(pid: number, leaders: ReadonlySet<number>, niceness: number): boolean {
  const title = titleOf(pid);
  const leader = /parallel worker for PID (\d+)/.exec(title)?.[1];
  if (leader && leaders.has(Number(leader))) lower(pid, niceness);
  return title !== '';
}

type Connected = {
  processID?: number | null;
  connection?: { stream?: { localPort?: number; remoteAddress?: string } };
};

const processOf = (client: pg.PoolClient): number => (client as unknown as Connected).processID ?? 0;

/** The server's process of a connection, where it is one of this machine: its title names the port that it talks to. */
function backendOf(client: pg.PoolClient): number | null {
  const pid = processOf(client);
  const { localPort, remoteAddress = '' } = (client as unknown as Connected).connection?.stream ?? {};
  if (!/^(127\.|::1$|::ffff:127\.)/.test(remoteAddress)) return null;
  return titleOf(pid).includes(`(${localPort})`) ? pid : null;
}

function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number);
  } catch {
    return [];
  }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const titleOf = (pid: number): string => {
  const title = contentOf(`/proc/${pid}/cmdline`);
  return title.startsWith('postgres:') ? title : '';
};

/** proc(5): the fourth field, behind the name in brackets. */
const parentOf = (pid: number): number =>
  Number(contentOf(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] ?? 0);

const childrenOf = (pid: number): number[] =>
  contentOf(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);

/** What may not be lowered, or is gone, stays as it is. */
function lower(pid: number, niceness: number): boolean {
  try {
    if (os.getPriority(pid) < niceness) os.setPriority(pid, niceness);
    return true;
  } catch {
    return false;
  }
}
