import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const made = new Set<string>();

/** A new folder for the test at hand, gone when the tests of its file are done. */
export function temporaryFolder(what: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `corollary-${what}-`));
  made.add(folder);
  return folder;
}

/** Takes away every folder that was made so far; a process that still writes into one is waited for a moment. */
export function removeTemporaryFolders(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  made.clear();
}

// What no test file took away, such as the folders of a bench.
process.once('exit', removeTemporaryFolders);
