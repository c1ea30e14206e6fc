import { StartupError } from '#lib/db/startup-error.ts';
import { EnvironmentError } from '#lib/env.ts';

const seconds = (begin: number) => `${((performance.now() - begin) / 1000).toFixed(1)} s`;

/** Progress is for people: the standard output belongs to results. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One line when the step has taken a second, so that nobody waits in the dark, and one when it is done. */
export async function step<T>(name: string, work: () => Promise<T> | T): Promise<T> {
  const begin = performance.now();
  const slow = setTimeout(() => say(`… ${name}`), 1000);
  const still = setInterval(() => say(`… ${name}, ${seconds(begin)} so far`), 20_000);
  try {
    const result = await work();
    say(`✓ ${name} ${seconds(begin)}`);
    return result;
  } finally {
    clearTimeout(slow);
    clearInterval(still);
  }
}

/** The one line for an error that the user can do something about; undefined for a fault of the program. */
export function lineFor(error: unknown): string | undefined {
  if (error instanceof StartupError || error instanceof EnvironmentError) return error.message;
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === '53100' || /No space left on device|ENOSPC/i.test(message)) {
    return `The disk is full${path ? `: ${path} cannot be written` : ''}.`;
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `${path ?? message} is not writable for this user.`;
  return undefined;
}

/** Ends the process over an error: one line where that says enough, the whole error where it is a fault of ours. */
export function fail(error: unknown): never {
  const line = lineFor(error);
  if (line) process.stderr.write(`✗ ${line}\n`);
  else console.error(error);
  process.exit(1);
}
