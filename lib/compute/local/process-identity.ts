import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** One process for good: an id is given to another process some day, the moment of its start is not. */
export type ProcessIdentity = { pid: number; begun: string };

/** The process that has this id now; null where none has, or where it ended and only its parent has not looked yet. */
export async function identify(pid: number): Promise<ProcessIdentity | null> {
  const begun = process.platform === 'linux' ? await begunOnLinux(pid) : await begunByPs(pid);
  return begun === null ? null : { pid, begun };
}

/** Whether exactly this process still runs. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  return (await identify(identity.pid))?.begun === identity.begun;
}

/** proc(5): after the name in parentheses, field 3 is the state and field 22 the start in ticks since the machine's. */
async function begunOnLinux(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  return `${(await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()}/${fields[19]}`;
}

async function begunByPs(pid: number): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'state=,lstart=', '-p', String(pid)]);
    const [state = '', ...begun] = stdout.trim().split(/\s+/);
    return state.startsWith('Z') ? null : begun.join(' ');
  } catch {
    return null;
  }
}
