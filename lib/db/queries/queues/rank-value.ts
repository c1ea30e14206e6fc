import type { QueueOrder } from '#lib/domain/queues/schema.ts';
import { Prisma } from '../../generated/client.ts';

/** How much a decision on a kind of variants is expected to tell. */
export type KindValue = { method: string; checkState: string; bits: number };

// What a queue is ordered by, the smallest first, for a variant `t`. Voices are the checks on its text and the latest
// word of each judge; divided voices are 4·yes·no / all², which is 1 where half say yes.
export function rankValue(order: QueueOrder, kinds: readonly KindValue[]): Prisma.Sql {
  if (order === 'random') return Prisma.sql`0`;
  if (order === 'confidence') return Prisma.sql`coalesce(t.confidence, 2)`;
  if (order === 'information') {
    return Prisma.sql`coalesce((
      SELECT -k.bits FROM jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) AS k(method text, "checkState" text, bits float8)
      WHERE k.method = t.method AND k."checkState" = t.check_state::text), -1)`;
  }
  return Prisma.sql`coalesce((
    SELECT -4.0 * count(*) FILTER (WHERE yes) * count(*) FILTER (WHERE NOT yes) / nullif(count(*), 0) ^ 2
    FROM (SELECT outcome = 'passed' AS yes FROM check_results
          WHERE variant_id = t.id AND revision = t.revision AND outcome IN ('passed', 'failed')
          UNION ALL
          SELECT yes FROM (SELECT DISTINCT ON (judge) solvable AND self_contained AND correct AS yes FROM judgements
            WHERE variant_id = t.id AND revision = t.revision ORDER BY judge, at DESC) AS latest) AS voices), 0)`;
}
