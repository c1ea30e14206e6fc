import type { Db } from '#lib/db/client.ts';
import { edgeSeqs } from '#lib/db/queries/browse/edge-seqs.ts';
import { estimateRows } from '#lib/db/queries/browse/estimate-rows.ts';
import type { BrowseSource } from '#lib/db/queries/browse/source.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { boundedCount, countCap } from './bounded-count.ts';

const positionTime = 100;

/** The span of a list in the order of arrival, for a slider; null for a list without rows. */
export type Span = { first: number; last: number; rows: number; estimate: boolean };

type Plan = { 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] };

/** Where a list begins and ends, and about how many rows lie between. */
export async function spanOf(db: Db, source: BrowseSource): Promise<Span | null> {
  const [counted, found] = await Promise.all([
    boundedCount(db, source),
    withTimeLimit(db, positionTime, async ({ rows }) => {
      const filtered = await rows<{ first: string | null; last: string }>(edgeSeqs(source), { atMost: 60 });
      const whole =
        filtered ??
        (await rows<{ first: string | null; last: string }>(edgeSeqs({ ...source, conditions: [] })));
      const plan = await rows<Plan>(estimateRows(source));
      return { edges: whole?.[0] ?? null, guess: plan?.[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? null };
    }),
  ]);
  const { edges, guess } = found;
  if (!edges?.first) return null;
  const span = { first: Number(edges.first), last: Number(edges.last) };
  if (counted !== null && counted <= countCap) return { ...span, rows: counted, estimate: false };
  const least = counted === null ? 1 : countCap;
  const most = span.last - span.first + 1;
  return { ...span, rows: Math.min(most, Math.max(least, guess ?? least)), estimate: true };
}
