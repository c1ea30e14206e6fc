import { defineConfig } from '@playwright/test';
import { freePort } from '#lib/db/embedded/server.ts';
import { browser, unpackChromium } from '#test/support/chromium.ts';

const root = import.meta.dirname;

// The first process chooses the port; those that it starts read it here.
process.env.E2E_BASE_URL ??= `http://localhost:${await freePort()}`;
await unpackChromium(root);
// Nobody is kept waiting by the worker of a test, and tests wait for it.
process.env.WORKER_NICENESS ??= '0';
const { hostname } = new URL(process.env.E2E_BASE_URL);
const { env, ...launch } = browser(root, process.env.CHROMIUM_PATH || undefined);

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: 'test/e2e/support/global-set-up.ts',
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A slow machine is no fault: what is not there after this is not coming.
  timeout: 180_000,
  expect: { timeout: 30_000, toPass: { timeout: 60_000 } },
  use: {
    baseURL: process.env.E2E_BASE_URL,
    // What is waited for in vain is named, before the time of the whole test is over.
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
    // What moves is waited for until it stands still.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // Recording every test takes a third of the time; `--trace on` records what failed when it is run again.
    trace: 'off',
    launchOptions: {
      ...launch,
      // No page may need any other place: names are not even resolved.
      args: [...launch.args, `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${hostname}`],
      env: { ...(process.env as Record<string, string>), ...env },
    },
  },
});
