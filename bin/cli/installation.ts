import path from 'node:path';
import type pg from 'pg';
import { connect } from '#lib/db/client.ts';
import { livingOwner } from '#lib/db/embedded/file-lock.ts';
import { openDatabase } from '#lib/db/open-database.ts';
import { StartupError } from '#lib/db/startup-error.ts';
import { env } from '#lib/env.ts';
import { filesFolderOf, fingerprintOf, type Installation } from '#lib/services/backup/index.ts';
import { openStorage } from '#lib/storage/open-storage.ts';
import { readSecrets } from '#lib/storage/secrets.ts';

type Opened = { pool: pg.Pool; url: string; installation: Installation };

/** An installation as it lies there, whatever the state of its schema: nothing is migrated. */
export async function withInstallation<R>(
  what: 'create' | 'restore',
  work: (opened: Opened) => Promise<R>,
): Promise<R> {
  const settings = env();
  const { STUDIO_ROOT: root, STUDIO_DATA: data, STUDIO_SECRET: studioSecret } = settings;
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = settings;
  if (what === 'restore' && livingOwner(path.join(data, 'running.json')))
    throw new StartupError(`A studio runs on ${data}: stop it before anything is restored into it.`);
  const { encryptionKey } = readSecrets(data, { studioSecret });
  const database = await openDatabase({ root, data, url, ownerUrl });
  const connection = connect(database.url, { max: 3, applicationName: `corollary backup ${what}` });
  try {
    const installation = {
      ...{ root, data, storage: openStorage(settings), keyFingerprint: fingerprintOf(encryptionKey) },
      filesFolder: settings.S3_BUCKET ? null : filesFolderOf(data),
      givenSecret: studioSecret !== undefined,
    };
    return await work({ pool: connection.pool, url: database.url, installation });
  } finally {
    await connection.close();
    await database.close();
  }
}
