import { env } from '#lib/env.ts';
import { generateClient } from './build.ts';
import { fail } from './progress.ts';

try {
  await generateClient(env().STUDIO_ROOT);
} catch (error) {
  fail(error);
}
// Only now is the database client there to be imported.
await import('../studio.ts');
