import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The migrations that this checkout knows, in their order; none where their folder is missing. */
export function migrationNames(root: string): string[] {
  try {
    const entries = readdirSync(path.join(root, 'prisma/migrations'), { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  } catch {
    return [];
  }
}
