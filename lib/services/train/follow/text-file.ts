import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { LaunchFile } from '#lib/compute/target.ts';

/** A file of a run's folder from a text. */
export function textFile(name: string, text: string): LaunchFile {
  const bytes = Buffer.from(text, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, bytes: bytes.length, sha256, open: async () => Readable.from([bytes]) };
}
