import type { Db } from '#lib/db/client.ts';
import type { Prisma } from '#lib/db/generated/client.ts';
import { type FacetValue, facetCounts } from '#lib/db/queries/browse/facet-counts.ts';
import { type SampledValue, sampleFacets } from '#lib/db/queries/browse/sample-facets.ts';
import type { BrowseSource } from '#lib/db/queries/browse/source.ts';
import { type Limited, withTimeLimit } from '#lib/db/time-limit.ts';
import { estimateValues, samplePlaces } from './facet-sample.ts';

const facetTime = 250;
/** Of it so much is kept for estimates of what could not be counted. */
const estimateTime = 80;
const facetCap = 10_000;

/** A facet: the filter without the facet's own choice, and its values; open ones are found in a sample of rows. */
export type FacetAsked = {
  id: string;
  source: BrowseSource;
  values: readonly FacetValue[] | { column: Prisma.Sql; conditionOf: (value: string | null) => Prisma.Sql };
};

/**
 * `count` is a lower bound where it is capped, and comes from a sample of rows where it is an estimate; it is absent
 * where neither was there in time.
 */
export type FacetCount = { value: string; count?: number; capped?: boolean; estimate?: boolean };

/** Counts beside the values of each facet, as far as the time goes; then estimates. */
export async function countFacets(
  db: Db,
  asked: readonly FacetAsked[],
  countTime = facetTime - estimateTime,
): Promise<Record<string, FacetCount[]>> {
  const [first] = asked;
  if (!first) return {};
  return withTimeLimit(db, facetTime, async (limited) => {
    const whole = { ...first.source, conditions: [] };
    const places = await samplePlaces(limited, whole);
    const open = await openValues(limited, { whole, asked, places });
    const valuesOf = ({ id, values }: FacetAsked) => ('column' in values ? (open.get(id) ?? []) : values);
    const counted: Record<string, FacetCount[]> = {};
    const late: FacetAsked[] = [];
    const end = limited.left() - countTime;
    for (const [place, facet] of asked.entries()) {
      const atMost = (limited.left() - end) / (asked.length - place);
      const counts = await countValues(limited, facet.source, valuesOf(facet), atMost);
      if (!counts) late.push(facet);
      counted[facet.id] = counts ?? [];
    }
    for (const [place, facet] of late.entries()) {
      const values = valuesOf(facet);
      const atMost = limited.left() / (late.length - place);
      const about = await estimateValues(limited, facet.source, { values, places, atMost });
      counted[facet.id] = values.map(({ value }) => estimated(value, about.get(value)));
    }
    return counted;
  });
}

const estimated = (value: string, count: number | undefined): FacetCount =>
  count === undefined ? { value } : { value, count, estimate: true };

/** The counts, or null where the time was over first. */
async function countValues(
  limited: Limited,
  source: BrowseSource,
  values: readonly FacetValue[],
  atMost: number,
): Promise<FacetCount[] | null> {
  if (values.length === 0) return [];
  const rows = await limited.rows<{ value: string; count: number }>(
    facetCounts(source, values, facetCap + 1),
    { atMost },
  );
  return (
    rows?.map(({ value, count }) =>
      count > facetCap ? { value, count: facetCap, capped: true } : { value, count },
    ) ?? null
  );
}

type Drawn = { whole: BrowseSource; asked: readonly FacetAsked[]; places: readonly number[] };

/** The values of facets that are open, as they stand in a sample over the whole project. */
async function openValues(
  limited: Limited,
  { whole, asked, places }: Drawn,
): Promise<Map<string, FacetValue[]>> {
  const found = new Map<string, FacetValue[]>();
  const open = asked.filter((facet) => 'column' in facet.values);
  if (open.length === 0 || places.length === 0) return found;
  const columns = new Map(open.map((facet) => [facet.id, (facet.values as { column: Prisma.Sql }).column]));
  const sampled = (await limited.rows<SampledValue>(sampleFacets(whole, columns, places))) ?? [];
  for (const { id, values } of open) {
    if (!('column' in values)) continue;
    const own = sampled.filter((one) => one.facet === id).slice(0, 40);
    const toValue = ({ value }: SampledValue) => ({
      value: value ?? 'none',
      condition: values.conditionOf(value),
    });
    found.set(id, own.map(toValue));
  }
  return found;
}
