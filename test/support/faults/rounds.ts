import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { lines, openWork } from './check.ts';
import type { startLoad } from './load.ts';
import type { Moment } from './plan.ts';

export type RoundsOptions = {
  load: ReturnType<typeof startLoad>;
  moments: readonly Moment[];
  strike: (moment: Moment) => Promise<void>;
  told?: (line: string) => void;
  /** Milliseconds within which writes are acknowledged again. */
  limit: number;
};

/** Kills at every moment and waits each time until people's writes are acknowledged again; seconds that this took. */
export async function runRounds({ load, moments, strike, told = () => {}, limit }: RoundsOptions) {
  const took: number[] = [];
  for (const [round, moment] of moments.entries()) {
    await within(load.more(moment.after), limit, `round ${round + 1}: nothing was acknowledged before`);
    const from = performance.now();
    await strike(moment);
    await within(load.more(1), limit, `round ${round + 1}: nothing is acknowledged after ${moment.victim}`);
    took.push((performance.now() - from) / 1000);
    told(`round ${round + 1}: ${moment.victim} after ${moment.after}, back in ${took.at(-1)!.toFixed(1)} s`);
  }
  return took;
}

async function within<T>(work: Promise<T>, limit: number, what: string): Promise<T> {
  const late = new AbortController();
  const ended = setTimeout(limit, undefined, { signal: late.signal }).then(() => {
    throw new Error(`${what} for ${limit / 1000} s.`);
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    late.abort();
    ended.catch(() => {});
  }
}

/** Waits until nothing is under way; gives the seconds, or what is still open after the limit. */
export async function settle(pool: pg.Pool, limit: number): Promise<{ seconds: number; open: string[] }> {
  const from = performance.now();
  for (;;) {
    const open = await lines(pool, openWork).catch((error: Error) => [error.message]);
    const seconds = (performance.now() - from) / 1000;
    if (open.length === 0 || seconds * 1000 > limit) return { seconds, open };
    await setTimeout(250);
  }
}
