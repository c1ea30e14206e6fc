import type { VariantStatus } from '#lib/domain/review/schema.ts';
import type { Tx } from '../../client.ts';

export type DrawnRowNow = {
  stratum: number;
  position: number;
  variantId: string | null;
  seq: number;
  planned: number;
  exists: boolean;
  status: VariantStatus;
  revision: number;
  /** A person decided this row by itself, or the votes of a queue did. False: it waits, or it was decided with others, by a ruling or a machine. */
  isRead: boolean;
  actorLabel: string | null;
  at: Date | null;
};

// The drawn rows of a plan as they are now, each with the decision that stands on its current text. A row that was decided
// together with others has not been read, nor one by its decision from before the draw. Some ten thousand look-ups by index at most: samples stay small.
export async function drawnRows(tx: Tx, planId: string): Promise<DrawnRowNow[]> {
  return tx.$queryRaw<DrawnRowNow[]>`
    SELECT s.stratum, s.position, s.variant_id AS "variantId", s.seq::float8 AS seq, s.revision AS planned,
           v.id IS NOT NULL AS exists, coalesce(v.status, 'pending') AS status, coalesce(v.revision, 0) AS revision,
           coalesce((d.actor_id IS NOT NULL OR EXISTS (SELECT 1 FROM queue_items AS q WHERE q.settlement = d.group_id))
             AND NOT EXISTS (SELECT 1 FROM audit_rulings AS r WHERE r.id = d.group_id)
             AND NOT EXISTS (SELECT 1 FROM decisions AS o WHERE o.group_id = d.group_id AND o.variant_id <> d.variant_id),
             false) AS "isRead",
           d.actor_label AS "actorLabel", d.at
    FROM audit_samples AS s
    LEFT JOIN variants AS v ON v.id = s.variant_id
    LEFT JOIN LATERAL (
      SELECT x.actor_id, x.actor_label, x.group_id, x.variant_id, x.at FROM decisions AS x
      WHERE x.variant_id = v.id AND x.undone_at IS NULL AND x.revision = v.revision AND v.status <> 'pending'
        AND x.id IS DISTINCT FROM s.held_decision
      ORDER BY x.seq DESC LIMIT 1) AS d ON true
    WHERE s.plan_id = ${planId}::uuid
    ORDER BY s.stratum, s.position`;
}
