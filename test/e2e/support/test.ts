import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { RunningStudio, StudioOptions } from '#test/support/studio.ts';
import { serverAttempts, watchNetwork } from './network.ts';
import { ownerState } from './owner.ts';
import { waitForReveal } from './revealed.ts';

export { expect } from '@playwright/test';
export { OWNER } from './owner.ts';

type About = StudioOptions & { databaseUrl: string; data: string };

/** The studio under test: its database, for what a test has to look up behind the page. */
export const studioUnderTest = (): About =>
  JSON.parse(readFileSync(path.join(path.dirname(ownerState), 'studio.json'), 'utf8')) as About;

/** A visitor without a session: `test.use({ storageState: stranger })`. */
export const stranger = { cookies: [], origins: [] };

/** `page` is signed in as the owner, and asks nothing of any other place. `emptyStudio` is a second studio that nobody has set up yet. */
export const test = base.extend<{ emptyStudio: RunningStudio }>({
  storageState: ownerState,
  context: async ({ context, browser }, use) => {
    const outside = watchNetwork(context);
    waitForReveal(context);
    const { newContext } = browser;
    browser.newContext = async (options) => {
      const other = await newContext.call(browser, options);
      watchNetwork(other, outside);
      waitForReveal(other);
      return other;
    };
    await use(context);
    browser.newContext = newContext;
    expect(outside, 'Pages ask the studio alone.').toEqual([]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  emptyStudio: async ({}, use) => {
    const { startStudio } = await import('#test/support/studio.ts');
    const { root, adminUrl, template, build } = studioUnderTest();
    const studio = await startStudio({ root, adminUrl, template, build, attempts: serverAttempts });
    await use(studio);
    await studio.stop();
  },
});
