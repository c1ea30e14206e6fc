import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { copyDatabase, type DatabaseCopy, isGoneTable } from '#lib/db/backup/copy-out.ts';
import {
  type BackupFile,
  type BackupManifest,
  type BackupTable,
  jobsFile,
  manifestFile,
  secretsFile,
  storedFile,
  tableFile,
} from '#lib/domain/backup/manifest.ts';
import { codeVersion } from '#lib/domain/code-version.ts';
import { conflict } from '#lib/domain/errors.ts';
import { type PinnedFiles, pinFiles } from '#lib/storage/stored-files.ts';
import { bucketFiles } from './bucket-files.ts';
import { copyFile, packRows } from './pack.ts';
import { type Installation, type Step, unwatched } from './place.ts';

export type CreateOptions = {
  /** The folder that the backup becomes; it must not be there yet. */
  folder: string;
  secrets: boolean;
  now: () => Date;
  signal?: AbortSignal | undefined;
  step?: Step;
  /** Told the name of the snapshot as soon as everything is held. */
  atSnapshot?: (name: string) => Promise<void>;
};

/** So often a table of an import may go between the snapshot and its copy before somebody is told. */
const tries = 5;

/** Backs an installation up while people work on it. The folder is there whole, or not at all. */
export async function createBackup(
  pool: pg.Pool,
  installation: Installation,
  options: CreateOptions,
): Promise<{ manifest: BackupManifest; manifestHash: string }> {
  if (existsSync(options.folder)) throw conflict(`${options.folder} is there already: name another folder.`);
  const partial = `${options.folder}.partial`;
  for (let left = tries - 1; ; left -= 1) {
    try {
      await rm(partial, { recursive: true, force: true });
      await mkdir(partial, { recursive: true, mode: 0o700 });
      const manifest = await copyDatabase(pool, (copy) => write(copy, partial, installation, options));
      const text = `${JSON.stringify(manifest, null, 1)}\n`;
      await writeFile(path.join(partial, manifestFile), text, { mode: 0o600, flush: true });
      await rename(partial, options.folder);
      return { manifest, manifestHash: createHash('sha256').update(text).digest('hex') };
    } catch (error) {
      if (!isGoneTable(error) || left === 0) {
        await rm(partial, { recursive: true, force: true });
        options.signal?.throwIfAborted();
        throw error;
      }
    }
  }
}

async function write(
  copy: DatabaseCopy,
  folder: string,
  installation: Installation,
  options: CreateOptions,
): Promise<BackupManifest> {
  const madeAt = options.now().toISOString();
  const pinned = installation.filesFolder === null ? null : await pinFiles(installation.filesFolder);
  try {
    await options.atSnapshot?.(copy.snapshot);
    const { tables, jobs } = await writeRows(copy, folder, options);
    const sequences = await copy.sequences();
    return {
      format: 'corollary-backup/1',
      ...{ madeAt, codeVersion, postgres: copy.postgres, migrations: copy.migrations },
      ...{ tables, parts: copy.parts, sequences, jobs },
      filesIn: pinned ? 'backup' : 'bucket',
      files: pinned
        ? await writeFiles(pinned, folder, options)
        : await bucketFiles(installation.storage, copy.versions),
      secrets: options.secrets ? await writeSecrets(installation, folder, options) : null,
      keyFingerprint: installation.keyFingerprint,
    };
  } finally {
    await pinned?.release();
  }
}

async function writeRows(copy: DatabaseCopy, folder: string, { step = unwatched, signal }: CreateOptions) {
  const tables: BackupTable[] = [];
  // Tables of imports first: they are the ones that may go.
  const byLife = copy.tables.toSorted((one, other) => lifeOf(one.name) - lifeOf(other.name));
  for (const [index, table] of byLife.entries()) {
    const { name, columns } = table;
    const seen = step({ what: name, done: index, total: byLife.length });
    const file = path.join(folder, tableFile(name));
    const held = await copy.copyTable(table, (rows) => packRows(rows, file, { signal, seen }));
    tables.push({ name, columns, ...held });
  }
  const jobs = await copy.copyJobs((rows) => packRows(rows, path.join(folder, jobsFile), { signal }));
  return { tables, jobs };
}

const lifeOf = (name: string) => (name.startsWith('import_rows_') ? 0 : 1);

async function writeFiles(pinned: PinnedFiles, folder: string, { step = unwatched, signal }: CreateOptions) {
  const files: BackupFile[] = [];
  for (const [index, key] of pinned.keys.entries()) {
    const seen = step({ what: key, done: index, total: pinned.keys.length });
    const target = path.join(folder, storedFile(key));
    files.push({ key, ...(await copyFile(pinned.place(key), target, { signal, seen })) });
  }
  return files;
}

async function writeSecrets({ data }: Installation, folder: string, { signal }: CreateOptions) {
  const file = path.join(data, secretsFile);
  if (!existsSync(file)) return null;
  return copyFile(file, path.join(folder, secretsFile), { signal });
}
