import { Prisma } from '../../generated/client.ts';
import { type BrowseSource, tableOf, whereOf } from './source.ts';

/** A value of a facet, and what it asks of a row `t`. */
export type FacetValue = { value: string; condition: Prisma.Sql };

// How many rows each value of a facet would leave: every count stops at `most`, and where the value has an index
// with the order of arrival it reads that index alone.
export function facetCounts(source: BrowseSource, values: readonly FacetValue[], most: number): Prisma.Sql {
  const counts = values.map(
    ({ value, condition }) => Prisma.sql`
      SELECT ${value}::text AS value, (SELECT count(*)::int FROM (
        SELECT 1 FROM ${tableOf(source)} AS t WHERE ${whereOf(source, [condition, ...source.conditions])}
        LIMIT ${most}::int) AS counted) AS count`,
  );
  return Prisma.join(counts, ' UNION ALL ');
}
