/**
 * The seeds list in Chromium while a key is held down: rows that are not there, tasks that keep the page from
 * answering, frames. The studio is built as for production, on a database of its own with rows that have formulas:
 *
 *   npm run bench -- scroll [--rows 20000] [--keys 600] [--profile FILE] [--trace FOLDER] [--json]
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { browser } from '#test/support/chromium.ts';
import { type Metric, metric, printMetrics } from './metrics.ts';
import { endEmptyPage, watchEmptyPage } from './scroll/floor.ts';
import { openStudio } from './scroll/studio.ts';
import { tasksOf } from './scroll/trace.ts';
import { endWatch, holdKey, watchList } from './scroll/watch.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    keys: { type: 'string', default: '600' },
    profile: { type: 'string' },
    trace: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const root = path.resolve(import.meta.dirname, '..');
const times = Number(values.keys);
/** A keyboard repeats a key about thirty times a second. */
const perSecond = 30;

const holds = [
  { name: 'arrow', key: 'ArrowDown', times },
  { name: 'page down', key: 'PageDown', times: Math.round(times / 4) },
] as const;

const longest = (times: readonly number[]) => times.reduce((most, time) => Math.max(most, time), 0);

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

type Hold = (typeof holds)[number];

async function measure(page: Page, session: CDPSession, hold: Hold): Promise<Metric[]> {
  const before = await mainThread(session);
  await watchList(page);
  const held = () => holdKey(session, hold.key, { times: hold.times, perSecond });
  const file = values.trace && path.join(values.trace, `${hold.key}.json`);
  const tasks = await tasksOf(chrome, page, held, file);
  const { frames, longTasks, blank } = await endWatch(page);
  const busy = (await mainThread(session)) - before;
  const sorted = frames.toSorted((one, other) => one - other);
  const { name } = hold;
  return [
    metric(`${name}: frames with a row that is not there`, blank, 'frames', { most: 0 }),
    metric(`${name}: longest task, processor time`, longest(tasks), 'ms', { most: 50 }),
    metric(`${name}: tasks over 50 ms of the clock`, longTasks.length, 'tasks', { most: 0 }),
    metric(`${name}: longest of them`, longest(longTasks), 'ms'),
    metric(`${name}: time between frames, p95`, percentile(sorted, 0.95), 'ms'),
    metric(`${name}: time between frames, p99`, percentile(sorted, 0.99), 'ms'),
    metric(`${name}: main thread busy for a key`, busy / hold.times, 'ms'),
    metric(`${name}: tasks over 50 ms of an empty page as busy`, await floorOf(page, hold, busy), 'tasks'),
  ];
}

/** The same key held on an empty page that computes as long: how many of its tasks other processes make long. */
async function floorOf(list: Page, hold: Hold, busy: number): Promise<number> {
  const page = await list.context().newPage();
  const session = await page.context().newCDPSession(page);
  await watchEmptyPage(page, busy / hold.times);
  // Traced as the list was: that costs time as well.
  await tasksOf(chrome, page, () => holdKey(session, hold.key, { times: hold.times, perSecond }));
  const { length } = await endEmptyPage(page);
  await page.close();
  await list.bringToFront();
  return length;
}

/** Processor time of the page's main thread so far, in milliseconds, whatever else the machine does. */
async function mainThread(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

const studio = await openStudio(root, Number(values.rows));
const chrome = await chromium.launch(browser(root, undefined));
try {
  const context = await chrome.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies(studio.cookies);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${studio.url}/${studio.project}/seeds`);
  await page.locator('tbody[data-rows] tr').nth(10).waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (values.profile) {
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 500 });
    await session.send('Profiler.start');
  }
  const metrics: Metric[] = [];
  for (const hold of holds) metrics.push(...(await measure(page, session, hold)));
  if (values.profile) {
    const { profile } = await session.send('Profiler.stop');
    writeFileSync(values.profile, JSON.stringify(profile));
  }
  const reached = await page.locator('tbody[data-rows] tr').last().getAttribute('aria-label');
  console.error(`Reached ${reached}.`);
  metrics.push(metric('errors', errors.length, 'errors', { most: 0 }));
  printMetrics(metrics, values.json);
} finally {
  await chrome.close();
  await studio.close();
}
