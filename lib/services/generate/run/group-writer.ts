import { setTimeout } from 'node:timers/promises';
import type { Run } from './run.ts';
import type { Judged } from './store-group.ts';
import { storeOrFail } from './store-or-fail.ts';

/** Waits between tries to store a group: a database that restarts is back before the last. */
const waitsMs = [200, 1000, 3000, 6000, 10_000, 10_000];
const largestGroup = 200;

/**
 * Writes what ends while the write before is under way as one group: alone when little ends, in hundreds under load.
 * `add` resolves when its result is stored.
 */
export function createGroupWriter(run: Run): { add: (judged: Judged) => Promise<void> } {
  let waiting: { judged: Judged; done: () => void; fail: (error: unknown) => void }[] = [];
  let writing = false;
  const writeAll = async () => {
    writing = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, largestGroup);
      waiting = waiting.slice(largestGroup);
      try {
        await storeSafely(
          run,
          group.map((one) => one.judged),
        );
        for (const one of group) one.done();
      } catch (error) {
        for (const one of group) one.fail(error);
      }
    }
    writing = false;
  };
  const add = (judged: Judged) =>
    new Promise<void>((done, fail) => {
      waiting.push({ judged, done, fail });
      if (!writing) void writeAll();
    });
  return { add };
}

/** A paid reply is not lost to a database that is away for a moment, nor to a neighbour that cannot be stored. */
async function storeSafely(run: Run, group: Judged[]): Promise<void> {
  for (const wait of waitsMs) {
    try {
      await storeOrFail(run, group);
      return;
    } catch {
      await setTimeout(wait);
    }
  }
  await storeOrFail(run, group);
}
