import type { CDPSession, Page } from 'playwright-core';

export type Watched = {
  /** Milliseconds between frames. */
  frames: number[];
  /** Milliseconds of each task over 50 ms, as the browser tells them. */
  longTasks: number[];
  /** Frames in which a part of the list showed no row, or a row without text. */
  blank: number;
};

declare global {
  interface Window {
    watched: Watched & { stop: () => void };
  }
}

/** Looks at every frame of the list from now on. */
export async function watchList(page: Page): Promise<void> {
  await page.evaluate(() => {
    const rows = document.querySelector('tbody[data-rows]');
    const box = rows?.closest<HTMLElement>('.overflow-auto');
    if (!rows || !box) throw new Error('There is no list on the page');
    const watched = { frames: [] as number[], longTasks: [] as number[], blank: 0, stop: () => {} };
    const tasks = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watched.longTasks.push(entry.duration);
    });
    tasks.observe({ type: 'longtask' });
    // The rows that are drawn reach over all that can be seen beneath the head, and none of them is empty.
    const isBlank = () => {
      const { top, bottom } = box.getBoundingClientRect();
      const drawn = rows.getBoundingClientRect();
      const isShort = drawn.top > top + 33 || drawn.bottom < bottom - 2;
      return isShort || [...rows.children].some((row) => (row.textContent ?? '').length < 8);
    };
    let last = performance.now();
    let handle = 0;
    const frame = (now: number) => {
      watched.frames.push(now - last);
      last = now;
      if (isBlank()) watched.blank++;
      handle = requestAnimationFrame(frame);
    };
    handle = requestAnimationFrame(frame);
    watched.stop = () => {
      cancelAnimationFrame(handle);
      for (const entry of tasks.takeRecords()) watched.longTasks.push(entry.duration);
      tasks.disconnect();
    };
    window.watched = watched;
  });
}

export async function endWatch(page: Page): Promise<Watched> {
  return page.evaluate(() => {
    window.watched.stop();
    const { frames, longTasks, blank } = window.watched;
    return { frames, longTasks, blank };
  });
}

const keyCodes = { ArrowDown: 40, PageDown: 34 } as const;

/** Holds a key down as a keyboard does: a press, then repeats at their rate. Times are those of the wall clock. */
export async function holdKey(
  session: CDPSession,
  key: keyof typeof keyCodes,
  { times, perSecond }: { times: number; perSecond: number },
): Promise<void> {
  const event = { key, code: key, windowsVirtualKeyCode: keyCodes[key] };
  const start = performance.now();
  for (let at = 0; at < times; at++) {
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', autoRepeat: at > 0, ...event });
    const wait = start + ((at + 1) * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}
