import type { Browser, Page } from 'playwright-core';

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of the wall clock, and of the processor. */
  dur?: number;
  tdur?: number;
  args: { name?: string };
};

/**
 * Runs `work` and gives the processor time of every task of the page's main thread in it, in milliseconds: whatever else
 * the machine does, unlike the times by the clock that the browser calls long.
 */
export async function tasksOf(
  chrome: Browser,
  page: Page,
  work: () => Promise<void>,
  file?: string,
): Promise<number[]> {
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await chrome.startTracing(page, { categories, path: file });
  await work();
  const { traceEvents } = JSON.parse((await chrome.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const isMain = ({ name, args }: TraceEvent) => name === 'thread_name' && args.name === 'CrRendererMain';
  const main = new Set(traceEvents.filter(isMain).map(threadOf));
  return traceEvents
    .filter((event) => event.name === 'RunTask' && event.ph === 'X' && main.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1000);
}
