import type { Page } from 'playwright-core';

declare global {
  interface Window {
    floor: { longTasks: number[]; stop: () => number[] };
  }
}

/**
 * An empty page that computes for so many milliseconds at each press, half of them in the frame behind it: what it shows
 * of long tasks is the work of other processes. The loop is timed by its fastest run, so it takes processor time.
 */
export async function watchEmptyPage(page: Page, busy: number): Promise<void> {
  await page.setContent('<title>Nothing</title>');
  await page.evaluate((milliseconds) => {
    const compute = (rounds: number) => {
      let sum = 0;
      for (let at = 0; at < rounds; at++) sum += Math.sqrt(at ^ (sum & 7));
      return sum;
    };
    const timeOf = (rounds: number) => {
      const from = performance.now();
      compute(rounds);
      return performance.now() - from;
    };
    const tried = 200_000;
    const fastest = Math.min(...Array.from({ length: 100 }, () => timeOf(tried)));
    const rounds = Math.round((tried * milliseconds) / 2 / fastest);
    const longTasks: number[] = [];
    const note = (entries: PerformanceEntryList) => {
      for (const { duration } of entries) longTasks.push(duration);
    };
    const tasks = new PerformanceObserver((list) => note(list.getEntries()));
    const onKey = () => {
      compute(rounds);
      requestAnimationFrame(() => compute(rounds));
    };
    const stop = () => {
      note(tasks.takeRecords());
      tasks.disconnect();
      window.removeEventListener('keydown', onKey);
      return longTasks;
    };
    tasks.observe({ type: 'longtask' });
    window.addEventListener('keydown', onKey);
    window.floor = { longTasks, stop };
  }, busy);
}

/** Milliseconds of each task over 50 ms since. */
export const endEmptyPage = (page: Page): Promise<number[]> => page.evaluate(() => window.floor.stop());
