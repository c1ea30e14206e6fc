import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { BackupManifest, manifestFile } from '#lib/domain/backup/manifest.ts';
import { precondition } from '#lib/domain/errors.ts';

/** The manifest of the backup in a folder, with its own hash. */
export async function readBackupManifest(folder: string) {
  const file = path.join(folder, manifestFile);
  const text = await readFile(file, 'utf8').catch(() => {
    throw precondition(`There is no ${file}: the folder holds no whole backup.`);
  });
  const manifestHash = createHash('sha256').update(text).digest('hex');
  return { manifest: parse(file, text), manifestHash };
}

function parse(file: string, text: string): BackupManifest {
  try {
    return BackupManifest.parse(JSON.parse(text));
  } catch (error) {
    throw precondition(
      `${file} is not the manifest of a backup that this version can read: ${lineOf(error)}`,
    );
  }
}

const lineOf = (error: unknown) => (error as Error).message.split('\n').slice(0, 8).join(' ').slice(0, 300);
