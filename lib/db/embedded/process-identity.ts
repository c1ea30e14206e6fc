import { readFileSync } from 'node:fs';

/** A process number alone is reused by the system; together with its start time it is not. */
export interface ProcessIdentity {
  pid: number;
  started: string;
}

/** The start time of a living process in the system's own unit, or undefined when it is gone or a zombie. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  if (process.platform !== 'linux') return 'unknown';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

export function identityOf(pid: number): ProcessIdentity | undefined {
  const started = startOf(pid);
  return started === undefined ? undefined : { pid, started };
}

export function isRunning(identity: ProcessIdentity): boolean {
  return startOf(identity.pid) === identity.started;
}

/** Waits until the process has ended; false when it still runs after `limit` milliseconds. */
export async function waitForEnd(identity: ProcessIdentity, limit: number): Promise<boolean> {
  const end = Date.now() + limit;
  while (isRunning(identity)) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
