import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { lines, openWork } from './check.ts';
import type { startLoad } from './load.ts';
import type { Moment } from './plan.ts';

export type RoundsOptions = {
  load: ReturnType<typeof startLoad>;
  moments: readonly Moment[];
  strike: (moment: Moment) => Promise<void>;
  /** Calls of the model so far: each round waits until workers are at work again. */
  calls: () => Promise<number>;
  told?: (line: string) => void;
  /** Milliseconds within which writes are acknowledged again. */
  limit: number;
};

/**
 * Kills at every moment and waits each time until people's writes are acknowledged again; seconds that this took. Before
 * the first and after the last round an import, a freeze and a batch are begun.
 */
export async function runRounds({ load, moments, strike, calls, told = () => {}, limit }: RoundsOptions) {
  const took: number[] = [];
  await within(load.oneOfEach, limit, 'before the first round: not every kind of work was begun');
  for (const [round, moment] of moments.entries()) {
    const name = `round ${round + 1}`;
    const asked = (await calls()) + moment.calls;
    await within(() => load.more(moment.after), limit, `${name}: nothing was acknowledged before`);
    await within((signal) => reached(calls, asked, signal), limit, `${name}: no worker was at work`);
    const from = performance.now();
    await strike(moment);
    const what = `${name}: nothing is acknowledged after ${moment.victim}`;
    await within(() => load.more(1), limit, what);
    took.push((performance.now() - from) / 1000);
    told(`${name}: ${moment.victim} after ${moment.after}, back in ${took.at(-1)!.toFixed(1)} s`);
  }
  await within(load.oneOfEach, limit, 'after the last round: not every kind of work was begun');
  return took;
}

async function reached(calls: () => Promise<number>, many: number, signal: AbortSignal): Promise<void> {
  while ((await calls()) < many) await setTimeout(20, undefined, { signal });
}

type Wait = (signal: AbortSignal) => Promise<void>;

async function within(wait: Wait, limit: number, what: string): Promise<void> {
  const ended = new AbortController();
  const late = setTimeout(limit, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`${what} for ${limit / 1000} s.`);
  });
  const work = wait(ended.signal);
  try {
    await Promise.race([work, late]);
  } finally {
    ended.abort();
    late.catch(() => {});
    work.catch(() => {});
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
