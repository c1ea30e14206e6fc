import { openMigrated } from '#lib/db/open-database.ts';
import { StartupError } from '#lib/db/startup-error.ts';
import { env } from '#lib/env.ts';
import { fail, step } from './start/progress.ts';

/** Brings the database to this version, as its owner; run it before the new web servers and workers. */
async function main(): Promise<void> {
  const { STUDIO_ROOT: root, STUDIO_DATA: data, DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = env();
  if (!url) throw new StartupError('DATABASE_URL is not set.');
  const database = await step('migrations', () => openMigrated({ root, data, url, ownerUrl }));
  await database.close();
}

await main().catch(fail);
