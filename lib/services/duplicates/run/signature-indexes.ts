import type pg from 'pg';
import { buildSignatureIndex } from '#lib/db/queries/duplicates/build-signature-index.ts';
import { dropBrokenSignatureIndex } from '#lib/db/queries/duplicates/drop-broken-signature-index.ts';
import { dropSignatureIndexes as drop } from '#lib/db/queries/duplicates/drop-signature-indexes.ts';
import { lockSignatureIndexes } from '#lib/db/queries/duplicates/lock-signature-indexes.ts';
import { missingSignatureIndexes } from '#lib/db/queries/duplicates/missing-signature-indexes.ts';
import { analyze } from '#lib/db/queries/seeds/analyze.ts';
import { setBuildResources } from '#lib/db/queries/seeds/set-build-resources.ts';

const lockNotAvailable = '55P03';
const resources = { memoryMegabytes: 256, workers: 2 };

/** Takes the indexes of signatures away for a bulk fill; where they are in use for long they are left there. */
export async function dropSignatureIndexes(client: pg.PoolClient): Promise<void> {
  await drop(client).catch((error: Error & { code?: string }) => {
    if (error.code !== lockNotAvailable) throw error;
  });
}

/** Builds the indexes of signatures that are not there, or broken. Idempotent; tells whether it built any. */
export async function ensureSignatureIndexes(pool: pg.Pool): Promise<boolean> {
  if ((await missingSignatureIndexes(pool)).length === 0) return false;
  const client = await pool.connect();
  try {
    await lockSignatureIndexes(client);
    const missing = await missingSignatureIndexes(client);
    if (missing.length === 0) return false;
    await setBuildResources(client, resources);
    for (const index of missing) {
      await dropBrokenSignatureIndex(client, index);
      await buildSignatureIndex(client, index);
    }
    await analyze(client, 'text_signatures');
    return true;
  } finally {
    // The lock and the settings are the session's, and end with it.
    client.release(true);
  }
}
