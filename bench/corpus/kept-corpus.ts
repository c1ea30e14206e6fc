import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Metric } from '../metrics.ts';

/** A project that was filled, and what was measured meanwhile. */
export type Imported = { project: { id: string; slug: string }; metrics: Metric[] };

const fileOf = (folder: string) => path.join(folder, 'corpus.json');

/** The corpus that an earlier run has left in this folder. */
export function recall(folder: string): Imported | null {
  if (!existsSync(fileOf(folder))) return null;
  return JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Imported;
}

export function remember(folder: string, imported: Imported): void {
  writeFileSync(fileOf(folder), JSON.stringify(imported, null, 2));
}
