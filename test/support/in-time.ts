import { setTimeout as wait } from 'node:timers/promises';

/** What waits, for how long at the most, and who can say why it still waits. */
export type Patience = { what: string; ms: number; why: () => Promise<string> | string };

/** What was promised, or an error that says what was waited for and what `why` found out about it. */
export async function inTime<T>(promised: Promise<T>, { what, ms, why }: Patience): Promise<T> {
  const over = new AbortController();
  const late = wait(ms, null, { signal: over.signal, ref: false }).then(async () => {
    throw new Error(`${what}: nothing for ${ms / 1000} s.\n${await why()}`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([promised, late]);
  } finally {
    over.abort();
  }
}
