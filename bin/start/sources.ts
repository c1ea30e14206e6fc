import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A hash of names and contents below `entries` (files or folders of the checkout; absent ones count as empty). */
export function hashOf(root: string, entries: readonly string[]): string {
  const hash = createHash('sha256');
  for (const entry of entries) {
    for (const file of filesBelow(root, entry)) {
      const content = readFileSync(path.join(root, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

function filesBelow(root: string, entry: string): string[] {
  const place = path.join(root, entry);
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [entry];
  return readdirSync(place)
    .sort()
    .filter((name) => name !== 'generated')
    .flatMap((name) => filesBelow(root, path.join(entry, name)));
}

/** Does `work` when the stamp file does not hold `hash`; the stamp is written only after success. Says whether it worked. */
export async function unlessStamped(
  stamp: string,
  hash: string,
  work: () => Promise<void>,
): Promise<boolean> {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}
