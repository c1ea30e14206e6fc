/** No input may take longer, in milliseconds. */
export const LIMIT_MS = 20;

/** Processor time of this thread, which does not grow while other work has the processor, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

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
