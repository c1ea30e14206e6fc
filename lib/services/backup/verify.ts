import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { filesOf, manifestFile } from '#lib/domain/backup/manifest.ts';
import { type Held, measureFile, unpackRows, type Watch } from './pack.ts';
import { type Step, unwatched } from './place.ts';
import { readBackupManifest } from './read-manifest.ts';

export type BackupFault = {
  kind: 'missing-file' | 'changed-file' | 'changed-manifest' | 'further-file';
  path: string;
  message: string;
};

export type VerifiedBackup = {
  manifestHash: string;
  madeAt: string;
  files: number;
  bytes: number;
  rows: number;
  faults: BackupFault[];
};

type Options = { manifest?: string | undefined; signal?: AbortSignal | undefined; step?: Step };

/**
 * Hashes every file of a backup again and counts its rows; needs no database.
 * @param options.manifest the manifest's SHA-256, where it is known from elsewhere
 */
export async function verifyBackup(
  folder: string,
  { manifest: known, signal, step = unwatched }: Options,
): Promise<VerifiedBackup> {
  const { manifest, manifestHash } = await readBackupManifest(folder);
  const faults: BackupFault[] = [];
  if (known !== undefined && known !== manifestHash) {
    const message = `${manifestFile} has the SHA-256 ${manifestHash}, not ${known}`;
    faults.push({ kind: 'changed-manifest', path: manifestFile, message });
  }
  const files = filesOf(manifest);
  let bytes = 0;
  for (const [index, file] of files.entries()) {
    const seen = step({ what: file.path, done: index, total: files.length });
    const fault = await faultOf(folder, file, { signal, seen });
    if (fault) faults.push(fault);
    bytes += file.bytes;
  }
  const named = new Set([manifestFile, ...files.map((file) => file.path)]);
  for (const other of await filesBelow(folder)) {
    if (!named.has(other))
      faults.push({ kind: 'further-file', path: other, message: `${other} is not of this backup` });
  }
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return { manifestHash, madeAt: manifest.madeAt, files: files.length, bytes, rows, faults };
}

type Expected = Held & { path: string; rows: number | null };

async function faultOf(folder: string, file: Expected, watch: Watch): Promise<BackupFault | null> {
  const place = path.join(folder, file.path);
  const found = await stat(place).catch(() => null);
  if (!found?.isFile()) return { kind: 'missing-file', path: file.path, message: `${file.path} is missing` };
  const difference = await differenceOf(place, file, watch);
  return difference === null
    ? null
    : { kind: 'changed-file', path: file.path, message: `${file.path} ${difference}` };
}

/** What a file of a backup is instead of what its manifest says; null where it is that. */
async function differenceOf(place: string, expected: Expected, watch: Watch): Promise<string | null> {
  const measured = await measureFile(place, watch);
  if (measured.bytes !== expected.bytes) return `has ${measured.bytes} bytes instead of ${expected.bytes}`;
  if (measured.sha256 !== expected.sha256) return 'has another SHA-256';
  if (expected.rows === null) return null;
  const { rows } = await unpackRows(place, null, { signal: watch.signal });
  return rows === expected.rows ? null : `holds ${rows} rows instead of ${expected.rows}`;
}

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
