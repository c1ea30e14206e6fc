import type { CDPSession, Page } from 'playwright-core';

/** Milliseconds from a key to the preview's new content in the page, and to the end of the frame that shows it. */
interface Timing {
  written: number;
  shown: number;
}

/** `busy`: processor time of the main thread for it, in milliseconds. */
export type Keystroke = Timing & { busy: number };

declare global {
  interface Window {
    previewShown: (timing: Timing) => void;
  }
}

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
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.previewShown({ written, shown: performance.now() - from });
        port2.postMessage(null);
      });
    });
    const preview = document.querySelector(`[data-preview="${name}"]`);
    if (!preview) throw new Error(`There is no preview of the ${name}`);
    observer.observe(preview, { childList: true, subtree: true, characterData: true, attributes: true });
  }, part);
}

/** Types a text, one key after the preview of the last is shown; what each key took. */
export async function typeText(page: Page, text: string): Promise<Keystroke[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const strokes: Keystroke[] = [];
  let before = await mainThread(session);
  for (const key of text) {
    const shown = page.evaluate(() => new Promise<Timing>((resolve) => (window.previewShown = resolve)));
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    const timing = await shown;
    const after = await mainThread(session);
    strokes.push({ ...timing, busy: after - before });
    before = after;
  }
  await session.detach();
  return strokes;
}

/** Processor time of the page's main thread so far, in milliseconds, whatever else the machine does. */
async function mainThread(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}
