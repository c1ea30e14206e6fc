import { setTimeout } from 'node:timers/promises';
import type { OpenDatabase } from '#lib/db/open-database.ts';
import { lineFor, say } from './progress.ts';

const LOOK_EVERY = 500;
const LONGEST_PAUSE = 10_000;

/**
 * Watches the embedded server and starts it again where it was killed: nobody else would. Web and worker wait for it
 * meanwhile. What a killed server left running may keep the next one from starting for a moment. Returns what ends the
 * watch.
 */
export function keepDatabase(
  { server, url }: Pick<OpenDatabase, 'server' | 'url'>,
  moved: (url: string) => void,
  told: (line: string) => void = say,
): () => Promise<void> {
  if (!server) return async () => {};
  const stopped = new AbortController();
  const { signal } = stopped;
  let known = url;
  let failures = 0;
  const revive = async () => {
    told('! The database ended; starting it again');
    try {
      const now = await server.revive();
      failures = 0;
      told('✓ The database runs again');
      if (now !== known) moved(now);
      known = now;
    } catch (error) {
      failures += 1;
      told(`! The database did not start: ${lineFor(error) ?? (error as Error).message}`);
    }
  };
  const watch = async () => {
    while (!signal.aborted) {
      const pause = Math.min(LONGEST_PAUSE, LOOK_EVERY * 2 ** failures);
      await setTimeout(pause, undefined, { signal, ref: false }).catch(() => {});
      if (!signal.aborted && !server.alive()) await revive();
    }
  };
  const watching = watch();
  return async () => {
    stopped.abort();
    await watching;
  };
}
