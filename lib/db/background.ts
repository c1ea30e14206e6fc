import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import type pg from 'pg';

/**
 * Work that nobody waits for stands back (nice(2), Linux): at a niceness of 15 it gets a thirtieth of a core that people
 * keep busy, and all of one that is idle. 0 leaves everything as it is.
 */

/** Lowers this process with all threads that it has, and so those that it will start. */
export function yieldProcess(niceness: number): void {
  for (const thread of numbersIn('/proc/self/task')) lower(thread, niceness);
}

/** Lowers the server's side of a connection, where it is a process of this machine that this user may lower. */
export function yieldBackend(client: pg.PoolClient, niceness: number): void {
  const { processID, connection } = client as unknown as {
    processID?: number | null;
    connection?: { stream?: { localPort?: number; remoteAddress?: string } };
  };
  const { localPort, remoteAddress = '' } = connection?.stream ?? {};
  if (!processID || !/^(127\.|::1$|::ffff:127\.)/.test(remoteAddress)) return;
  // A server in a container of this machine has numbers of its own: the title names the port that it talks to.
  if (titleOf(processID).includes(`(${localPort})`)) lower(processID, niceness);
}

function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number);
  } catch {
    return [];
  }
}

function titleOf(pid: number): string {
  try {
    const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return title.startsWith('postgres:') ? title : '';
  } catch {
    return '';
  }
}

/** What may not be lowered, or is gone, stays as it is. */
function lower(pid: number, niceness: number): void {
  try {
    if (os.getPriority(pid) < niceness) os.setPriority(pid, niceness);
  } catch {}
}
