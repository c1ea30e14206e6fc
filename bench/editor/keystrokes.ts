import { setTimeout } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { presentations } from './presentations.ts';

/** Milliseconds since a key was pressed. */
interface Timing {
  /** The preview's new content is in the page. */
  written: number;
  /** The page begins the frame after that. */
  framed: number;
  /** The tick of the screen that this frame belongs to; it may lie before the key. */
  tick: number;
}

export interface Keystroke {
  written: number;
  /** The browser has put the frame with the preview on the screen. */
  shown: number;
  /** The next time that a screen of 60 Hz takes over what was put there. */
  refreshed: number;
  /** Processor time of the main thread for it. */
  busy: number;
}

declare global {
  interface Window {
    preview: Promise<Timing>;
    previewShown: (timing: Timing) => void;
  }
}

const REFRESH = 1000 / 60;

/** Lets the page note how long each keystroke takes to the preview of a part. */
export async function watchPreview(page: Page, part: string): Promise<void> {
  await page.evaluate((name) => {
    let pressed = 0;
    let isOpen = false;
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        pressed = timeStamp;
        isOpen = true;
      },
      true,
    );
    const observer = new MutationObserver(() => {
      if (!isOpen) return;
      isOpen = false;
      const from = pressed;
      const written = performance.now() - from;
      requestAnimationFrame((tick) =>
        window.previewShown({ written, framed: performance.now() - from, tick: tick - from }),
      );
    });
    const preview = document.querySelector(`[data-preview="${name}"]`);
    if (!preview) throw new Error(`There is no preview of the ${name}`);
    observer.observe(preview, { childList: true, subtree: true, characterData: true, attributes: true });
  }, part);
}

/** Types a text as fast as people do, at any moment of a frame; what each key took. */
export async function typeText(chrome: Browser, page: Page, text: string): Promise<Keystroke[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  // Keys that were pressed before are shown by then.
  await setTimeout(300);
  const typed: (Timing & { busy: number })[] = [];
  const presented = await presentations(chrome, page, async () => {
    for (const [i, key] of [...text].entries()) {
      typed.push(await typeKey(session, page, key));
      await setTimeout(60 + REFRESH * ((i * 0.618) % 1));
    }
  });
  await session.detach();
  if (presented.length !== typed.length)
    throw new Error(`${typed.length} keys were pressed and ${presented.length} of them shown`);
  return typed.map(({ written, framed, tick, busy }, i) => {
    // Had the preview missed the frame of its key, the frame that it is in would begin later than that one was shown.
    const shown = Math.max(presented[i]!, framed);
    const refreshed = tick + REFRESH * Math.ceil((shown - tick) / REFRESH);
    return { written, shown, refreshed, busy };
  });
}

async function typeKey(session: CDPSession, page: Page, key: string): Promise<Timing & { busy: number }> {
  // Awaited, as the browser may handle the key before what it is asked.
  await page.evaluate(() => {
    window.preview = new Promise<Timing>((resolve) => {
      window.previewShown = resolve;
    });
  });
  const before = await mainThread(session);
  await page.keyboard.press(key === ' ' ? 'Space' : key);
  const timing = await page.evaluate(() => window.preview);
  return { ...timing, busy: (await mainThread(session)) - before };
}

/** Processor time of the page's main thread so far, in milliseconds, whatever else the machine does. */
async function mainThread(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}
