import { env } from '#lib/env.ts';
import { generateClient } from './start/build.ts';
import { fail } from './start/progress.ts';

try {
  await generateClient(env().STUDIO_ROOT);
} catch (error) {
  fail(error);
}
