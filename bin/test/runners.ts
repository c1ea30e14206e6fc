import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
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
    testResults: VitestFile[];
  };
  // A file that cannot be loaded fails without a failed test in it.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const wrong = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map((one) => named(`${name}: ${one.fullName}`, one.failureMessages)),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests,
    names: [...wrong, ...broken.map(({ name, message }) => named(name, [message]))],
  };
}

type VitestFile = {
  name: string;
  status: string;
  message?: string;
  assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
};

/** Lines and characters of what a failed test said that stand under its name. */
const [shownLines, shownWidth] = [12, 300];

/** A name and, indented, what was wrong. */
function named(name: string, messages: readonly (string | undefined)[] = []): string {
  const said = stripVTControlCharacters(messages.join('\n')).split('\n').filter(Boolean);
  return [name, ...said.slice(0, shownLines).map((line) => `    ${line.slice(0, shownWidth)}`)].join('\n');
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
  specs?: { title: string; file: string; ok: boolean; tests?: PlaywrightTest[] }[];
}

interface PlaywrightTest {
  results: { error?: { message?: string } }[];
}

const failedSpecs = ({ suites = [], specs = [] }: Suite): string[] => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests = [] }) => named(`${file}: ${title}`, tests.flatMap(messagesOf))),
  ...suites.flatMap(failedSpecs),
];

const messagesOf = ({ results }: PlaywrightTest): (string | undefined)[] =>
  results.map(({ error }) => error?.message);

/** An old report must not be counted for a run that wrote none. */
function reportFile(root: string, name: string): string {
  const file = path.join(root, 'test-results', name);
  rmSync(file, { force: true });
  return file;
}
