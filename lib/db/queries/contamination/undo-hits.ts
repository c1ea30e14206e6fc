import type { Tx } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';
import { type BroughtBack, broughtBack, taken } from './brought-back.ts';
import { hitsOf } from './hit-filter.ts';
import type { HitAct, Removal } from './remove-hits.ts';

export type Reopening = { undone: Removal; back: BroughtBack };

// Takes decisions back: with a removed hit all others of its text in the same act, the seed and the variant as they were
// before. A variant that was edited or decided again since keeps its state, as undo in review has it. `onlyBy`: whose.
export async function undoHits(
  tx: Tx,
  one: Omit<HitAct, 'reason' | 'act' | 'actorLabel'> & { onlyBy: string | null },
): Promise<Reopening> {
  const own = one.onlyBy === null ? Prisma.empty : Prisma.sql`AND h.decided_by_id = ${one.onlyBy}::uuid`;
  const rows = await tx.$queryRaw<(Omit<Removal, 'variants'> & BroughtBack & { decided: number })[]>`
    WITH chosen AS (
      SELECT h.id, h.seed_id, h.variant_id, h.evidence ->> 'act' AS act FROM contamination_hits h
      WHERE ${hitsOf(one.projectId, one.filter, one.ids)} AND h.state IN ('removed', 'waived') ${own}
    ), affected AS (
      SELECT id FROM chosen
      UNION SELECT h.id FROM contamination_hits h JOIN chosen c ON c.seed_id = h.seed_id
            WHERE h.state = 'removed' AND h.evidence ->> 'act' = c.act
      UNION SELECT h.id FROM contamination_hits h JOIN chosen c ON c.variant_id = h.variant_id
            WHERE h.state = 'removed' AND h.evidence ->> 'act' = c.act
    ), old AS (
      SELECT h.id, h.state, h.seed_id, h.variant_id, h.evidence ->> 'act' AS act, h.evidence ->> 'setAside' AS aside
      FROM contamination_hits h JOIN affected a ON a.id = h.id
      WHERE h.state IN ('removed', 'waived') FOR UPDATE OF h
    ), opened AS (
      UPDATE contamination_hits h
      SET state = 'open', reason = '', decided_by_id = NULL, decided_label = NULL, decided_at = NULL,
          evidence = h.evidence - 'act' - 'setAside'
      FROM old o WHERE h.id = o.id
    ), restored AS (
      UPDATE seeds s SET excluded_reason = o.aside,
                         excluded_at = CASE WHEN o.aside IS NULL THEN NULL ELSE s.excluded_at END
      FROM (SELECT seed_id, min(aside) AS aside FROM old WHERE state = 'removed' GROUP BY seed_id) AS o
      WHERE s.id = o.seed_id AND s.excluded_reason = 'contaminated' RETURNING 1
    ), taken AS (
      UPDATE variants v SET status = d.previous_status, updated_at = ${one.at}
      FROM decisions d JOIN (SELECT DISTINCT variant_id, act FROM old WHERE state = 'removed') AS o
        ON d.variant_id = o.variant_id AND d.group_id = o.act::uuid
      WHERE d.undone_at IS NULL AND v.id = d.variant_id AND v.revision = d.revision AND v.status = 'rejected'
      RETURNING ${taken}
    ), undone AS (
      UPDATE decisions SET undone_at = ${one.at}, undone_by_id = ${one.actorId}::uuid
      WHERE id IN (SELECT id FROM taken)
    )
    SELECT (SELECT count(*) FROM old)::int AS hits, (SELECT count(*) FROM restored)::int AS seeds,
           (SELECT count(*) FROM taken)::int AS decided, ${broughtBack}`;
  const { hits, seeds, decided, ...back } = rows[0]!;
  return { undone: { hits, seeds, variants: decided }, back };
}
