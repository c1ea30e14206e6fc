import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { precondition } from '#lib/domain/errors.ts';
import { Manifest } from '#lib/domain/versions/manifest.ts';
import { type Pulled, pullFile } from './pull-file.ts';
import type { PullSource } from './source.ts';

export type PullReport = {
  folder: string;
  rows: number;
  contentHash: string;
  files: { path: string; bytes: number; was: Pulled }[];
};

/** Brings a version into a folder: its shards, then its manifest, which is there only when they all are. */
export async function pullVersion(
  source: PullSource,
  folder: string,
  show: (done: number, total: number, file: string) => void = () => {},
): Promise<PullReport> {
  const { text, manifest } = await readManifest(source);
  const total = manifest.shards.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const files: PullReport['files'] = [];
  for (const shard of manifest.shards) {
    const onBytes = (bytes: number) => {
      done += bytes;
      show(done, total, shard.path);
    };
    const was = await pullFile(source, folder, shard, onBytes);
    files.push({ path: shard.path, bytes: shard.bytes, was });
  }
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'manifest.json'), text);
  return { folder, rows: manifest.rows, contentHash: manifest.contentHash, files };
}

async function readManifest(source: PullSource): Promise<{ text: Uint8Array; manifest: Manifest }> {
  const { bytes: text, sha256 } = await source.manifest();
  const found = createHash('sha256').update(text).digest('hex');
  if (found !== sha256) {
    throw precondition(
      `manifest.json came with other bytes than were frozen: SHA-256 ${found}, not ${sha256}.`,
    );
  }
  const manifest = Manifest.parse(JSON.parse(Buffer.from(text).toString('utf8')));
  // It may be somebody else's: no path of it leaves the folder.
  const outside = manifest.shards.find((shard) => !/^data\/[\w-][\w.-]*$/.test(shard.path));
  if (outside) throw precondition(`The manifest names a file outside of data/: "${outside.path}".`);
  return { text, manifest };
}
