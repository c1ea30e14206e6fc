import { Prisma } from '../../generated/client.ts';
import { type BrowseSource, tableOf, whereOf } from './source.ts';

// The first and the last row of a list, each the end of an index: the span of its position slider.
export function edgeSeqs(source: BrowseSource): Prisma.Sql {
  const where = whereOf(source, source.conditions);
  return Prisma.sql`
    SELECT (SELECT t.seq FROM ${tableOf(source)} AS t WHERE ${where} ORDER BY t.seq LIMIT 1) AS first,
           (SELECT t.seq FROM ${tableOf(source)} AS t WHERE ${where} ORDER BY t.seq DESC LIMIT 1) AS last`;
}
