import { monitorEventLoopDelay } from 'node:perf_hooks';

const windowMs = 1000;

/** How late this process was with what it had to do within the last second, in ms: half of its turns were later. */
export function loopDelay(): () => number {
  const turns = monitorEventLoopDelay({ resolution: 20 });
  turns.enable();
  let last = 0;
  setInterval(() => {
    last = turns.percentile(50) / 1e6;
    turns.reset();
  }, windowMs).unref();
  return () => last;
}
