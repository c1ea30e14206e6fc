import type pg from 'pg';
import { bandIndexIsReady } from '#lib/db/queries/duplicates/band-index-ready.ts';
import { buildBandIndex } from '#lib/db/queries/duplicates/build-band-index.ts';
import { dropBandIndex as drop } from '#lib/db/queries/duplicates/drop-band-index.ts';
import { dropBrokenBandIndex } from '#lib/db/queries/duplicates/drop-broken-band-index.ts';
import { lockBandIndex } from '#lib/db/queries/duplicates/lock-band-index.ts';
import { analyze } from '#lib/db/queries/seeds/analyze.ts';
import { setBuildResources } from '#lib/db/queries/seeds/set-build-resources.ts';

const lockNotAvailable = '55P03';
const resources = { memoryMegabytes: 256, workers: 2 };

/** Takes the index of signatures away for a bulk fill; one that is in use for long is left there. */
export async function dropBandIndex(client: pg.PoolClient): Promise<void> {
  await drop(client).catch((error: Error & { code?: string }) => {
    if (error.code !== lockNotAvailable) throw error;
  });
}

/** Builds the index of signatures where it is not there, or broken. Idempotent; tells whether it did. */
export async function ensureBandIndex(pool: pg.Pool): Promise<boolean> {
  if (await bandIndexIsReady(pool)) return false;
  const client = await pool.connect();
  try {
    await lockBandIndex(client);
    if (await bandIndexIsReady(client)) return false;
    await setBuildResources(client, resources);
    await dropBrokenBandIndex(client);
    await buildBandIndex(client);
    await analyze(client, 'text_signatures');
    return true;
  } finally {
    // The lock and the settings are the session's, and end with it.
    client.release(true);
  }
}
