import { Prisma } from '../../generated/client.ts';
import { type BrowseOrder, type BrowseSource, sortValue, tableOf, whereOf } from '../browse/source.ts';

// The keys of a search's matches, so many at most, in no order: a word's rows come from its index, and no more of
// them are touched than can be sorted at once.
export function firstMatches(source: BrowseSource, order: BrowseOrder, most: number): Prisma.Sql {
  return Prisma.sql`
    SELECT t.seq, ${sortValue(order)} AS value FROM ${tableOf(source)} AS t
    WHERE ${whereOf(source, source.conditions)} LIMIT ${most}::int`;
}
