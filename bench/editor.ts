/**
 * From a keystroke to its preview in Chromium, in the editor of the review desk with a solution of 2,000 characters:
 *
 *   npm run bench -- editor [--keys N] [--json]
 *
 * “Shown” ends when the browser has put the frame with the preview on the screen, by its own trace. Until 21 November
 * 2026 it ended in a task of the page behind that frame, which counted the release of the key and left rastering and
 * drawing out; and each key was pressed as soon as the last was shown, so that it waited for the next tick of the screen.
 * Now 60 to 77 ms lie between keys, and they fall at any moment of a frame. A screen of 60 Hz takes a frame over at its
 * next tick: that is a figure of its own, up to 16.7 ms more. What the browser
 * and the machine need by themselves is measured beside it, with a plain field.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { browser, unpackChromium } from '#test/support/chromium.ts';
import { typeBare } from './editor/bare-field.ts';
import { type Keystroke, typeText, watchPreview } from './editor/keystrokes.ts';
import { servePage } from './editor/serve.ts';
import { type Metric, metric, printMetrics } from './metrics.ts';

const { values } = parseArgs({
  options: { keys: { type: 'string', default: '120' }, json: { type: 'boolean', default: false } },
});
const keys = Number(values.keys);
const root = path.resolve(import.meta.dirname, '..');

/** Keys in running text, in an inline formula, and in a displayed one: what is put there, and where. */
const places = [
  { name: 'prose', before: ', we add', text: ' and then we go on' },
  { name: 'formula', before: '}$, we add', text: '+2y+3z+5w+7v+11u' },
  { name: 'display', before: ' k^2 ', text: '+2y+3z+5w+7v+11u' },
];

/** Puts the cursor before the first place of the solution that reads so. */
async function goTo(page: Page, before: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Solution' }).click();
  await page.keyboard.press('Control+Home');
  const at = await page.evaluate((text) => {
    const lines = [...document.querySelectorAll('[data-part="solution"] .cm-line')].map(
      (line) => line.textContent ?? '',
    );
    const row = lines.findIndex((line) => line.includes(text));
    return { row, column: lines[row]?.indexOf(text) ?? -1 };
  }, before);
  if (at.row < 0) throw new Error(`The solution does not hold “${before}”`);
  const steps =
    (await page.evaluate(() => document.querySelector('[data-part="solution"] .cm-content')!.textContent)) ??
    '';
  const characters = steps.indexOf(before) + at.row;
  for (let step = 0; step < characters; step++) await page.keyboard.press('ArrowRight');
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

function summary(name: string, strokes: readonly Keystroke[], target: { most?: number }): Metric[] {
  const sorted = (key: keyof Keystroke) =>
    strokes.map((stroke) => stroke[key]).sort((one, other) => one - other);
  const [written, shown, busy] = [sorted('written'), sorted('shown'), sorted('busy')];
  const refreshed = sorted('refreshed');
  return [
    metric(`${name}: preview written, p50`, percentile(written, 0.5), 'ms'),
    metric(`${name}: preview written, p95`, percentile(written, 0.95), 'ms'),
    metric(`${name}: preview shown, p50`, percentile(shown, 0.5), 'ms'),
    metric(`${name}: preview shown, p95`, percentile(shown, 0.95), 'ms', target),
    metric(`${name}: preview shown, p99`, percentile(shown, 0.99), 'ms'),
    metric(`${name}: on a screen of 60 Hz, p50`, percentile(refreshed, 0.5), 'ms'),
    metric(`${name}: on a screen of 60 Hz, p95`, percentile(refreshed, 0.95), 'ms', target),
    metric(`${name}: main thread busy, p50`, percentile(busy, 0.5), 'ms'),
    metric(`${name}: main thread busy, p95`, percentile(busy, 0.95), 'ms'),
  ];
}

await unpackChromium(root);
const site = await servePage();
const chrome = await chromium.launch(browser(root, undefined));
try {
  const page = await chrome.newPage({ viewport: { width: 1600, height: 900 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(site.url);
  await page.getByRole('textbox', { name: 'Solution' }).waitFor();
  await page.locator('.cm-content').nth(2).waitFor();
  await watchPreview(page, 'solution');
  const metrics: Metric[] = [];
  for (const { name, before, text } of places) {
    await goTo(page, before);
    await typeText(chrome, page, text.slice(0, 5));
    const typed = text.repeat(Math.ceil(keys / text.length)).slice(0, keys);
    metrics.push(...summary(name, await typeText(chrome, page, typed), { most: 30 }));
  }
  const bare = await typeBare(chrome, places[0]!.text.repeat(3), 2000);
  metrics.push(...summary('a plain field', bare, {}));
  metrics.push(metric('errors', errors.length, 'errors', { most: 0 }));
  printMetrics(metrics, values.json);
} finally {
  await chrome.close();
  site.close();
}
