import { poolOf } from '#lib/db/client.ts';
import { dropStaging } from '#lib/db/queries/seeds/drop-staging.ts';
import { importsUnderWay } from '#lib/db/queries/seeds/imports-under-way.ts';
import { orphanedStaging } from '#lib/db/queries/seeds/orphaned-staging.ts';
import type { Ctx } from '../context.ts';
import { ensureSearchIndexes } from './search-indexes.ts';

/**
 * What imports that were cut off for good have left: staged rows that nobody will merge, search indexes that were put
 * off. Done when a worker starts. An import that the queue starts again builds the indexes itself, at its end.
 */
export async function tidyImports(ctx: Ctx): Promise<void> {
  const pool = poolOf(ctx.db);
  for (const table of await orphanedStaging(pool)) await dropStaging(pool, table);
  if (!(await importsUnderWay(pool))) await ensureSearchIndexes(pool);
}
