import { processorTime } from '#test/support/processor-time.ts';

/** No input may take longer, in milliseconds. */
export const LIMIT_MS = 20;

/** The shortest of a few runs, so that compiling and collecting garbage is not taken for work. */
export function shortestTime(task: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 12 && best > LIMIT_MS / 2; run++) {
    const start = processorTime();
    task();
    best = Math.min(best, processorTime() - start);
  }
  return best;
}
