import type { Db } from '#lib/db/client.ts';
import type { Prisma } from '#lib/db/generated/client.ts';
import { edgeSeqs } from '#lib/db/queries/browse/edge-seqs.ts';
import { type FacetValue, facetCounts } from '#lib/db/queries/browse/facet-counts.ts';
import { type SampledValue, sampleFacets } from '#lib/db/queries/browse/sample-facets.ts';
import type { BrowseSource } from '#lib/db/queries/browse/source.ts';
import { type Limited, withTimeLimit } from '#lib/db/time-limit.ts';
import { seededRandom } from '#lib/math/random.ts';

const facetTime = 250;
const facetCap = 10_000;
const sampleSize = 1000;

/** A facet: the filter without the facet's own choice, and its values; open ones are found in a sample of rows. */
export type FacetAsked = {
  id: string;
  source: BrowseSource;
  values: readonly FacetValue[] | { column: Prisma.Sql; conditionOf: (value: string | null) => Prisma.Sql };
};

/** `count` is a lower bound where it is capped; absent where the time was over before it was known. */
export type FacetCount = { value: string; count?: number; capped?: boolean };

/** Counts beside the values of each facet, as far as the time goes. */
export async function countFacets(
  db: Db,
  asked: readonly FacetAsked[],
): Promise<Record<string, FacetCount[]>> {
  return withTimeLimit(db, facetTime, async (limited) => {
    const open = await openValues(limited, asked);
    const counted: Record<string, FacetCount[]> = {};
    for (const [place, facet] of asked.entries()) {
      const values = 'column' in facet.values ? (open.get(facet.id) ?? []) : facet.values;
      const atMost = limited.left() / (asked.length - place);
      counted[facet.id] = await countValues(limited, facet.source, values, atMost);
    }
    return counted;
  });
}

async function countValues(
  limited: Limited,
  source: BrowseSource,
  values: readonly FacetValue[],
  atMost: number,
): Promise<FacetCount[]> {
  if (values.length === 0) return [];
  const rows = await limited.rows<{ value: string; count: number }>(
    facetCounts(source, values, facetCap + 1),
    { atMost },
  );
  if (rows === null) return values.map(({ value }) => ({ value }));
  return rows.map(({ value, count }) =>
    count > facetCap ? { value, count: facetCap, capped: true } : { value, count },
  );
}

/** The values of facets that are open, as they stand in a sample over the whole project. */
async function openValues(
  limited: Limited,
  asked: readonly FacetAsked[],
): Promise<Map<string, FacetValue[]>> {
  const found = new Map<string, FacetValue[]>();
  const open = asked.filter((facet) => 'column' in facet.values);
  const [first] = open;
  if (!first) return found;
  const whole = { ...first.source, conditions: [] };
  const [edge] = (await limited.rows<{ first: string | null; last: string }>(edgeSeqs(whole))) ?? [];
  if (!edge?.first) return found;
  const columns = new Map(open.map((facet) => [facet.id, (facet.values as { column: Prisma.Sql }).column]));
  const places = drawPlaces(Number(edge.first), Number(edge.last));
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

/** Places over the whole span, the same for the same span. */
function drawPlaces(first: number, last: number): number[] {
  const random = seededRandom(`${first}-${last}`);
  const count = Math.min(sampleSize, last - first + 1);
  if (count === last - first + 1) return Array.from({ length: count }, (_, at) => first + at);
  return Array.from({ length: count }, () => first + Math.floor(random() * (last - first + 1)));
}
