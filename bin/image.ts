import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '#lib/db/startup-error.ts';
import { env } from '#lib/env.ts';
import { assemble } from './image/assemble.ts';
import { buildStandalone, generateClient } from './start/build.ts';
import { fail, step } from './start/progress.ts';

const folder = '.next-image';

/** `npm run image -- FOLDER`: all that a container needs, and nothing that it was built with. */
async function main(root: string, target: string | undefined): Promise<void> {
  if (!target) throw new StartupError('Usage: npm run image -- FOLDER');
  const out = path.resolve(target);
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new StartupError(`The folder ${out} is not empty.`);
  await generateClient(root);
  await buildStandalone(root, folder);
  await step('image', () => assemble(root, folder, out));
}

await main(env().STUDIO_ROOT, process.argv[2]).catch(fail);
