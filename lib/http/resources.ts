import { processConnection } from '#lib/db/process-connection.ts';
import type { Resources } from './context.ts';
import { openResources } from './open-resources.ts';

// A global, because a development reload evaluates this module again.
const place = globalThis as typeof globalThis & { corollaryResources?: Resources };

/** What the web process has one of: opened at the first call, kept over development reloads. */
export async function resources(): Promise<Resources> {
  place.corollaryResources ??= openResources(processConnection());
  return place.corollaryResources;
}
