import type { Cluster } from '#lib/db/embedded/cluster.ts';
import { env } from '#lib/env.ts';
import { unpackChromium } from '#test/support/chromium.ts';
import { scratchFolder } from '#test/support/scratch-folder.ts';
import { ensureTemplate, testCluster } from '#test/support/test-cluster.ts';
import { trainerPython } from '#test/support/trainer-python.ts';
import { buildBeside } from '../start/build.ts';
import { fail, say, step } from '../start/progress.ts';
import { staticChecks } from './checks.ts';
import { runPlaywright, runVitest } from './runners.ts';
import { counted, type Outcome, section, sum } from './section.ts';

let cluster: Cluster | undefined;

/** `npm test`: all set-up, then everything. Its last line is the count over all parts. */
async function main(root: string): Promise<number> {
  const begin = performance.now();
  const adminUrl = await setUp(root);
  const total = sum(await allParts(root, adminUrl));
  const { failed, names } = total;
  console.log(`\nAll parts: ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  for (const name of names ?? []) console.log(`✗ ${name}`);
  console.log(counted(total));
  return failed === 0 ? 0 : 1;
}

/**
 * The tests of services and of the browser wait more than they compute: they run beside each other, and beside both what only
 * computes. The build comes first, for the browser waits for it, and it needs the memory that the types take after it.
 */
async function allParts(root: string, adminUrl: string): Promise<Outcome[]> {
  const services = section('services and API against PostgreSQL, compute targets', (screen) =>
    runVitest(root, ['services', 'auth', 'compute'], screen, adminUrl),
  );
  const built = await section('web build', () => buildBeside(root).then(() => ({ passed: 1, failed: 0 })));
  const browser =
    built.failed === 0
      ? section('end to end in Chromium', (screen) => runPlaywright(root, adminUrl, screen))
      : null;
  const computed = [
    ...(await staticChecks(root)),
    await section('unit tests', (screen) => runVitest(root, ['pure'], screen)),
    await section('the trainer on a tiny model', (screen) => runVitest(root, ['trainer'], screen)),
  ];
  return [built, ...computed, await services, ...(browser ? [await browser] : [])];
}

async function setUp(root: string): Promise<string> {
  const folder = scratchFolder();
  cluster = await step('test database', async () => {
    const started = await testCluster(root, folder);
    cluster = started;
    await ensureTemplate(root, started.url('postgres'));
    return started;
  });
  await step('Chromium', () => unpackChromium(root));
  const { why } = await step('Python packages of the trainer', () => trainerPython());
  if (why !== null) say(`${why} Tests with the real trainer are skipped.`);
  return cluster.url('postgres');
}

async function end(code: number): Promise<never> {
  await cluster?.remove();
  process.exit(code);
}

/** Runs everything and ends this process with the result. */
export async function runAll(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(1));
  try {
    await end(await main(env().STUDIO_ROOT));
  } catch (error) {
    await cluster?.remove();
    fail(error);
  }
}
