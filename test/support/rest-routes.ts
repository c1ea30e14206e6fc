import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { TestDatabase } from './database.ts';
import type { systemContext } from './factories.ts';

export type RestHandler = (
  request: Request,
  given: { params: Promise<{ path?: string[] }> },
) => Promise<Response>;

const folder = path.resolve(import.meta.dirname, '../../app/api/v1');

/** The handlers of the REST routes by noun and method, with the resources of a test as those of the web process. */
export async function restRoutes(
  { db, pool }: Pick<TestDatabase, 'db' | 'pool'>,
  ctx: ReturnType<typeof systemContext>,
): Promise<Map<string, Record<string, RestHandler>>> {
  const place = globalThis as typeof globalThis &
    Record<'corollaryConnection' | 'corollaryResources', unknown>;
  place.corollaryConnection = { db, pool, close: async () => {} };
  place.corollaryResources = { ...ctx, connection: place.corollaryConnection };
  const routes = new Map<string, Record<string, RestHandler>>();
  for (const noun of readdirSync(folder))
    routes.set(noun, await import(path.join(folder, noun, '[[...path]]/route.ts')));
  return routes;
}
