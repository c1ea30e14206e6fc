import { env } from '#lib/env.ts';
import { buildWeb, generateClient } from './start/build.ts';
import { fail } from './start/progress.ts';

try {
  const { STUDIO_ROOT: root, NEXT_DIST_DIR: folder } = env();
  await generateClient(root);
  await buildWeb(root, folder);
} catch (error) {
  fail(error);
}
