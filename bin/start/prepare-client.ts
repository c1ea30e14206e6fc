import { env } from '#lib/env.ts';
import { generateClient } from './build.ts';
import { fail } from './progress.ts';

/** Every program begins with this: only afterwards is the database client there to be imported. */
export async function prepareClient(): Promise<void> {
  try {
    await generateClient(env().STUDIO_ROOT);
  } catch (error) {
    fail(error);
  }
}
