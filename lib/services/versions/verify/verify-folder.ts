import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { precondition } from '#lib/domain/errors.ts';
import { canonicalLine } from '#lib/domain/versions/fingerprint.ts';
import { Manifest, objectKey, type Shard } from '#lib/domain/versions/manifest.ts';
import type { Fault } from '#lib/domain/versions/verified.ts';
import type { ObjectStorage } from '#lib/storage/object-storage.ts';
import { pulledFolder } from '#lib/storage/pulled-folder.ts';
import { openShardBytes } from '#lib/storage/shards/read-shard.ts';

/** Of a copy there is one thing more to go wrong: a manifest that is another, or that says something else. */
export type FolderFault = Omit<Fault, 'kind'> & { kind: Fault['kind'] | 'changed-manifest' };

export type VerifiedFolder = {
  manifestHash: string;
  expected: string;
  found: string;
  rows: number;
  faults: FolderFault[];
};

/** A pulled copy as it lies in a folder. */
export async function openFolder(folder: string) {
  const file = path.join(folder, 'manifest.json');
  const text = await readFile(file).catch(() => {
    throw precondition(`There is no ${file}. Pull the version into the folder first.`);
  });
  const manifestHash = createHash('sha256').update(text).digest('hex');
  const manifest = readManifest(file, text.toString('utf8'));
  return { manifest, manifestHash, storage: pulledFolder(folder, manifestHash, manifest) };
}

function readManifest(file: string, text: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(text));
  } catch {
    throw precondition(`${file} is not the manifest of a version.`);
  }
}

/**
 * Verifies a pulled copy by itself: every file against the manifest, all rows against the content hash. Which row of a
 * file is another only the studio that froze it knows.
 * @param known the manifest's SHA-256, where it is known from elsewhere
 */
export async function verifyFolder(folder: string, known?: string): Promise<VerifiedFolder> {
  const { manifest, manifestHash, storage } = await openFolder(folder);
  const content = createHash('sha256');
  const faults: FolderFault[] = [];
  if (known !== undefined && known !== manifestHash) faults.push(otherManifest(manifestHash, known));
  let rows = 0;
  for (const shard of manifest.shards) {
    rows += await verifyFile(storage, shard, faults, (line) => content.update(line, 'utf8'));
  }
  const found = content.digest('hex');
  if (faults.length === 0 && (found !== manifest.contentHash || rows !== manifest.rows)) {
    const message = `manifest.json says ${manifest.rows} rows with the content hash ${manifest.contentHash}; its files hold ${rows} with ${found}.`;
    faults.push({ kind: 'changed-manifest', path: 'manifest.json', position: null, message });
  }
  return { manifestHash, expected: manifest.contentHash, found, rows, faults };
}

export const otherManifest = (found: string, known: string): FolderFault => ({
  ...{ kind: 'changed-manifest', path: 'manifest.json', position: null },
  message: `manifest.json has other bytes than were frozen: SHA-256 ${found}, not ${known}`,
});

async function verifyFile(
  storage: ObjectStorage,
  { path: name, sha256, rows: expected }: Shard,
  faults: FolderFault[],
  onLine: (line: string) => void,
): Promise<number> {
  const fault = (kind: FolderFault['kind'], message: string) =>
    faults.push({ kind, path: name, position: null, message });
  const there = await storage.stat(objectKey(sha256));
  if (!there) {
    fault('missing-shard', `${name} is missing`);
    return 0;
  }
  const bytes = await storage.readRange(objectKey(sha256), 0, there.bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== sha256)
    fault('changed-shard', `${name} has other bytes than were frozen: SHA-256 ${hash}, not ${sha256}`);
  let rows = 0;
  try {
    const open = await openShardBytes(bytes);
    for (const size of open.groups) {
      for (const row of await open.rows(rows, rows + size)) onLine(canonicalLine(row));
      rows += size;
    }
  } catch (error) {
    fault(
      'unreadable-shard',
      `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (hash === sha256 && rows !== expected)
    fault('changed-manifest', `manifest.json says ${expected} rows of ${name}, which has ${rows}`);
  return rows;
}
