import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  ph: string;
  /** Microseconds. */
  ts: number;
  pid: number;
  id2?: { local?: string };
  args: { event_latency?: { event_type?: string } };
}

/**
 * Milliseconds from each key that is pressed in `work` until the browser has put the frame that follows from it on the
 * screen, in their order, as Chromium's own trace of latencies gives them: from the moment that the browser's process has
 * the key, through the page's handlers, style, layout, paint and commit, to rastering and the swap of the buffers.
 */
export async function presentations(
  chrome: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<number[]> {
  await chrome.startTracing(page, { categories: ['input.scrolling'] });
  await work();
  const { traceEvents } = JSON.parse((await chrome.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const begun = new Map<string, TraceEvent>();
  return traceEvents
    .filter(({ name }) => name === 'EventLatency')
    .sort((one, other) => one.ts - other.ts)
    .flatMap((event) => {
      const key = `${event.pid} ${event.id2?.local}`;
      const begin = begun.get(key);
      if (event.ph === 'b') begun.set(key, event);
      else begun.delete(key);
      const isKey = begin?.args.event_latency?.event_type === 'KEY_PRESSED';
      return event.ph === 'e' && isKey ? [(event.ts - begin.ts) / 1000] : [];
    });
}
