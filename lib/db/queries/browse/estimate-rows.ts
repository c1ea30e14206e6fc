import { Prisma } from '../../generated/client.ts';
import { type BrowseSource, tableOf, whereOf } from './source.ts';

// The planner's guess from its statistics, for a slider over millions of rows: shown as "about", never as a count.
export function estimateRows(source: BrowseSource): Prisma.Sql {
  return Prisma.sql`
    EXPLAIN (FORMAT JSON) SELECT 1 FROM ${tableOf(source)} AS t WHERE ${whereOf(source, source.conditions)}`;
}
