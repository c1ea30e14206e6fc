import { Prisma } from '../../generated/client.ts';
import { allOf, type BrowseSource, tableOf } from './source.ts';

export type SampledValue = { facet: string; value: string | null; count: number };

// Rows at places drawn over the whole order, and how often each value stands among those that the filter admits: for
// facets whose values are not known before, and for counts that no index gives in time.
export function sampleFacets(
  source: BrowseSource,
  facets: ReadonlyMap<string, Prisma.Sql>,
  places: readonly number[],
): Prisma.Sql {
  const table = tableOf(source);
  const columns = [...facets].map(([name, column]) => Prisma.sql`(${name}::text, (${column})::text)`);
  return Prisma.sql`
    SELECT v.facet, v.value, count(*)::int AS count
    FROM (SELECT DISTINCT s.seq FROM unnest(${places}::bigint[]) AS p(place)
          CROSS JOIN LATERAL (SELECT x.seq FROM ${table} AS x
            WHERE x.project_id = ${source.projectId}::uuid AND x.seq >= p.place ORDER BY x.seq LIMIT 1) AS s) AS drawn
    JOIN ${table} AS t ON t.seq = drawn.seq
    CROSS JOIN LATERAL (VALUES ${Prisma.join(columns)}) AS v(facet, value)
    WHERE ${allOf(source.conditions)}
    GROUP BY v.facet, v.value ORDER BY count DESC`;
}
