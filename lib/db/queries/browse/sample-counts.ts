import { Prisma } from '../../generated/client.ts';
import type { FacetValue } from './facet-counts.ts';
import { allOf, type BrowseSource, tableOf } from './source.ts';

export type SampledCount = { value: string; count: number; drawn: number };

// Of rows at places drawn over the whole order, how many the filter admits with each value of a facet: for counts that
// no index gives in time.
export function sampleCounts(
  source: BrowseSource,
  values: readonly FacetValue[],
  places: readonly number[],
): Prisma.Sql {
  const table = tableOf(source);
  const fits = values.map(({ value, condition }) => Prisma.sql`(${value}::text, (${condition}))`);
  return Prisma.sql`
    SELECT v.value, count(*) FILTER (WHERE v.fits AND ${allOf(source.conditions)})::int AS count,
           count(*)::int AS drawn
    FROM (SELECT DISTINCT s.seq FROM unnest(${places}::bigint[]) AS p(place)
          CROSS JOIN LATERAL (SELECT x.seq FROM ${table} AS x
            WHERE x.project_id = ${source.projectId}::uuid AND x.seq >= p.place ORDER BY x.seq LIMIT 1) AS s) AS drawn
    JOIN ${table} AS t ON t.seq = drawn.seq
    CROSS JOIN LATERAL (VALUES ${Prisma.join(fits)}) AS v(value, fits)
    GROUP BY v.value`;
}
