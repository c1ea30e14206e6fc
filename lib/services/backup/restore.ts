import { createReadStream } from 'node:fs';
import { chmod, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Writable } from 'node:stream';
import type pg from 'pg';
import { assertEmptyDatabase, assertKnown, loadDatabase, prepareSchema } from '#lib/db/backup/copy-in.ts';
import { migrate } from '#lib/db/migrate.ts';
import {
  type BackupManifest,
  filesOf,
  jobsFile,
  secretsFile,
  storedFile,
  tableFile,
} from '#lib/domain/backup/manifest.ts';
import { precondition } from '#lib/domain/errors.ts';
import { keysIn } from '#lib/storage/stored-files.ts';
import { assertInBucket } from './bucket-files.ts';
import { copyFile, type Held, measureFile, unpackRows } from './pack.ts';
import { type Installation, type Step, unwatched } from './place.ts';
import { readBackupManifest } from './read-manifest.ts';

export type RestoreOptions = {
  folder: string;
  /** Go on where keys stored in the backup cannot be opened here. */
  withoutKeys: boolean;
  signal?: AbortSignal | undefined;
  step?: Step;
};

type Target = Installation & { pool: pg.Pool; url: string };

/** Restores a backup into an empty installation; what fails leaves it empty. Returns what was restored. */
export async function restoreBackup(target: Target, options: RestoreOptions) {
  const { manifest, manifestHash } = await readBackupManifest(options.folder);
  assertKnown(target.root, manifest);
  assertKeys(target, manifest, options);
  await assertThere(options.folder, manifest);
  await assertEmpty(target);
  if (manifest.filesIn === 'bucket') await assertInBucket(target.storage, manifest.files);
  const written: string[] = [];
  try {
    if (manifest.filesIn === 'backup') await writeFiles(target, manifest, options, written);
    await writeSecrets(target, manifest, options);
    await prepareSchema(target.root, target.url, target.pool, manifest);
    await loadDatabase(target.pool, manifest, senders(manifest, options));
  } catch (error) {
    for (const key of written) await target.storage.remove(key);
    options.signal?.throwIfAborted();
    throw error;
  }
  const migrated = await migrate(target.root, target.url);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    ...{ manifestHash, madeAt: manifest.madeAt, tables: manifest.tables.length, rows },
    ...{ jobs: manifest.jobs.rows, files: manifest.files.length, migrated },
  };
}

/** What is missing is known before anything is written. */
async function assertThere(folder: string, manifest: BackupManifest): Promise<void> {
  for (const { path: file, bytes } of filesOf(manifest)) {
    const found = await stat(path.join(folder, file)).catch(() => null);
    if (found?.size !== bytes) throw notAsWritten(file);
  }
}

const notAsWritten = (file: string) =>
  precondition(`${file} of the backup is not as it was written: verify the backup.`);

async function assertEmpty({ pool, filesFolder }: Target): Promise<void> {
  const client = await pool.connect();
  try {
    await assertEmptyDatabase(client);
  } finally {
    client.release();
  }
  const first = filesFolder === null ? undefined : (await keysIn(filesFolder))[0];
  if (first !== undefined)
    throw precondition(`This installation is not empty: ${filesFolder} holds ${first}.`);
}

/** With other keys everything else would be there, and every model would fail at its first call. */
function assertKeys(target: Target, manifest: BackupManifest, { withoutKeys }: RestoreOptions): void {
  if (withoutKeys || target.keyFingerprint === manifest.keyFingerprint) return;
  if (manifest.secrets && !target.givenSecret) return;
  const where = target.givenSecret
    ? 'STUDIO_SECRET is another than where the backup was made: set it to that one'
    : 'the backup holds no secrets: put the secrets.json, or set the STUDIO_SECRET, of where it was made';
  throw precondition(
    `Stored keys of models could not be opened: ${where}, or restore with --without-keys and enter them again.`,
  );
}

async function writeFiles(
  { storage }: Target,
  { files }: BackupManifest,
  { folder, step = unwatched, signal }: RestoreOptions,
  written: string[],
): Promise<void> {
  for (const [index, { key, ...expected }] of files.entries()) {
    step({ what: key, done: index, total: files.length });
    signal?.throwIfAborted();
    written.push(key);
    const found = await storage.write(key, createReadStream(path.join(folder, storedFile(key))));
    assertSame(storedFile(key), found, expected);
  }
}

async function writeSecrets(
  { data, givenSecret }: Target,
  manifest: BackupManifest,
  options: RestoreOptions,
) {
  if (!manifest.secrets || givenSecret) return;
  const draft = path.join(data, `${secretsFile}.restored`);
  try {
    const found = await copyFile(path.join(options.folder, secretsFile), draft, options);
    assertSame(secretsFile, found, manifest.secrets);
    await chmod(draft, 0o600);
    await rename(draft, path.join(data, secretsFile));
  } finally {
    await rm(draft, { force: true });
  }
}

function senders(manifest: BackupManifest, { folder, signal, step = unwatched }: RestoreOptions) {
  let done = 0;
  const total = manifest.tables.length;
  const send = async (file: string, expected: Held & { rows: number }, into: Writable) => {
    const seen = step({ what: file, done, total });
    done += 1;
    const place = path.join(folder, file);
    const found = await unpackRows(place, into, { signal, seen }).catch(async (error) => {
      // A file that changed makes the unpacking or the database stumble first.
      if (!signal?.aborted) assertSame(file, await measureFile(place), expected);
      throw error;
    });
    assertSame(file, found, expected);
    if (found.rows !== expected.rows)
      throw precondition(`${file} holds ${found.rows} rows instead of ${expected.rows}.`);
  };
  return {
    table: (table: BackupManifest['tables'][number], into: Writable) =>
      send(tableFile(table.name), table, into),
    jobs: (into: Writable) => send(jobsFile, manifest.jobs, into),
  };
}

function assertSame(file: string, found: Held, expected: Held): void {
  if (found.sha256 !== expected.sha256) throw notAsWritten(file);
}
