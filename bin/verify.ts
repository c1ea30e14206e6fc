import { env } from '#lib/env.ts';
import { generateClient } from './start/build.ts';
import { fail } from './start/progress.ts';
import { staticChecks } from './test/checks.ts';
import { runVitest } from './test/runners.ts';
import { section, sum } from './test/section.ts';

/** `npm run verify`: what can be known in seconds, without a database. */
async function main(root: string): Promise<number> {
  await generateClient(root);
  const parts = [
    staticChecks(root),
    section('pure tests', (screen) => runVitest(root, ['pure'], screen)).then((outcome) => [outcome]),
  ];
  const { passed, failed } = sum((await Promise.all(parts)).flat());
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(env().STUDIO_ROOT).catch(fail);
