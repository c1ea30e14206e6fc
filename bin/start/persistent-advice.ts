import { setTimeout } from 'node:timers/promises';
import { lineFor } from './progress.ts';

export interface Persistence {
  stopped: () => boolean;
  /** Milliseconds until it is given up, and between two tries. */
  limit?: number;
  pause?: number;
}

/**
 * Asks for lines until they come: the database may be starting again just then, and the studio, which waits for it, is
 * not to end for a piece of advice. Nothing once the studio stops; after the limit, a line that says what was wrong.
 */
export async function persistentAdvice(
  ask: () => Promise<string[]>,
  { stopped, limit = 60_000, pause = 500 }: Persistence,
): Promise<string[]> {
  const end = performance.now() + limit;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (stopped()) return [];
      if (performance.now() >= end) {
        // The last line of a database error is what happened; those before it show the code that asked.
        const why = lineFor(error) ?? (error as Error).message.trim().split('\n').at(-1);
        return [`! How to sign in is not known (${why}): start the studio again to be told.`];
      }
    }
    await setTimeout(pause);
  }
}
