import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Outcome, runShown, settle } from './section.ts';
import type { Screen } from './stage.ts';

/** Vitest's projects, counted by its JSON report. */
export async function runVitest(
  root: string,
  projects: string[],
  screen: Screen,
  databaseUrl?: string,
): Promise<Outcome> {
  const report = reportFile(root, `vitest-${projects.join('-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  const command = {
    args: ['node_modules/vitest/vitest.mjs', 'run', ...chosen, ...reporters],
    environment: { TEST_DATABASE_URL: databaseUrl, DATABASE_URL: undefined, NODE_ENV: 'test' },
  };
  const code = await runShown(root, command, screen);
  return settle(vitestCounts(report), code);
}

function vitestCounts(report: string): Outcome {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  ) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
  };
  // A file that cannot be loaded fails without a failed test in it.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const wrong = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${name}: ${fullName}`),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests,
    names: [...wrong, ...broken.map(({ name }) => name)],
  };
}

/** Playwright's specs, counted by its JSON report. */
export async function runPlaywright(root: string, databaseUrl: string, screen: Screen): Promise<Outcome> {
  const report = reportFile(root, 'playwright.json');
  const environment = {
    TEST_DATABASE_URL: databaseUrl,
    DATABASE_URL: undefined,
    NODE_ENV: 'test',
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    E2E_BASE_URL: undefined,
  };
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'];
  const code = await runShown(root, { args, environment }, screen);
  return settle(playwrightCounts(report), code);
}

function playwrightCounts(report: string): Outcome {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { stats, suites } = JSON.parse(readFileSync(report, 'utf8')) as Suite & {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    names: failedSpecs({ suites }),
  };
}

interface Suite {
  suites?: Suite[];
  specs?: { title: string; file: string; ok: boolean }[];
}

const failedSpecs = ({ suites = [], specs = [] }: Suite): string[] => [
  ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`),
  ...suites.flatMap(failedSpecs),
];

/** An old report must not be counted for a run that wrote none. */
function reportFile(root: string, name: string): string {
  const file = path.join(root, 'test-results', name);
  rmSync(file, { force: true });
  return file;
}
