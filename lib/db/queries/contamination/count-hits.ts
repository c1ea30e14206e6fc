import type { HitFilter } from '#lib/domain/contamination/schema.ts';
import type { Tx } from '../../client.ts';
import { hitsOf } from './hit-filter.ts';

// Counting stops at `take`: a list says "10,000+" rather than wait.
export async function countHits(tx: Tx, projectId: string, filter: HitFilter, take: number): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM (SELECT 1 FROM contamination_hits h WHERE ${hitsOf(projectId, filter)} LIMIT ${take}) AS first_ones`;
  return rows[0]?.count ?? 0;
}
