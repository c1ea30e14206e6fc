import { Prisma } from '../../generated/client.ts';
import { type BrowseSource, tableOf, whereOf } from '../browse/source.ts';

export type Window = { low: number; high: number; descending: boolean; limit: number };

// The matches of a frequent word between two places of the order of arrival: the word's index and the order's index
// are read as bitmaps and only rows that are in both are touched.
export function windowMatches(source: BrowseSource, { low, high, descending, limit }: Window): Prisma.Sql {
  const between = Prisma.sql`t.seq BETWEEN ${low}::bigint AND ${high}::bigint`;
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return Prisma.sql`
    SELECT t.seq FROM ${tableOf(source)} AS t WHERE ${whereOf(source, [between, ...source.conditions])}
    ORDER BY t.seq ${direction} LIMIT ${limit}::int`;
}
