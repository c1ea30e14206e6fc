import { edgeSeqs } from '#lib/db/queries/browse/edge-seqs.ts';
import { estimateRows } from '#lib/db/queries/browse/estimate-rows.ts';
import type { FacetValue } from '#lib/db/queries/browse/facet-counts.ts';
import { type SampledCount, sampleCounts } from '#lib/db/queries/browse/sample-counts.ts';
import type { BrowseSource } from '#lib/db/queries/browse/source.ts';
import type { Limited } from '#lib/db/time-limit.ts';
import { seededRandom } from '#lib/math/random.ts';

const sampleSize = 1000;

/** Places drawn over the whole order of a project's rows; none where it has no row. */
export async function samplePlaces(limited: Limited, whole: BrowseSource): Promise<number[]> {
  const [edge] = (await limited.rows<{ first: string | null; last: string }>(edgeSeqs(whole))) ?? [];
  return edge?.first ? drawPlaces(Number(edge.first), Number(edge.last)) : [];
}

/** Places over the whole span, the same for the same span. */
function drawPlaces(first: number, last: number): number[] {
  const random = seededRandom(`${first}-${last}`);
  const count = Math.min(sampleSize, last - first + 1);
  if (count === last - first + 1) return Array.from({ length: count }, (_, at) => first + at);
  return Array.from({ length: count }, () => first + Math.floor(random() * (last - first + 1)));
}

type Plan = { 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] };

/**
 * About how many rows each value would leave, from rows that were drawn; without those values that none of them has, and
 * nothing where the time was over for this as well.
 */
export async function estimateValues(
  limited: Limited,
  source: BrowseSource,
  { values, places, atMost }: { values: readonly FacetValue[]; places: readonly number[]; atMost: number },
): Promise<Map<string, number>> {
  if (values.length === 0 || places.length === 0) return new Map();
  const sampled = await limited.rows<SampledCount>(sampleCounts(source, values, places), { atMost });
  const plan = await limited.rows<Plan>(estimateRows({ ...source, conditions: [] }));
  const rows = plan?.[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'];
  if (!sampled || rows === undefined) return new Map();
  const found = sampled.filter(({ count }) => count > 0);
  return new Map(found.map(({ value, count, drawn }) => [value, rounded((count / drawn) * rows)]));
}

/** To two digits: a thousand rows do not tell more. */
const rounded = (count: number) => Math.round(Number(count.toPrecision(2)));
