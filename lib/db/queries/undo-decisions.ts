import type { Tx } from '../client.ts';
import { type BroughtBack, broughtBack, taken } from './contamination/brought-back.ts';

export type Undone = BroughtBack & { count: number };

// Undo of a bulk decision is set-based for the same reason as the decision. A variant that was edited or decided
// again since keeps its state, and its decision stays.
export async function undoDecisions(
  tx: Tx,
  one: { groupId: string; by: string | null; at: Date },
): Promise<Undone> {
  const rows = await tx.$queryRaw<Undone[]>`
    WITH taken AS (
      UPDATE variants v SET status = d.previous_status, updated_at = ${one.at}
      FROM decisions d
      WHERE d.group_id = ${one.groupId}::uuid AND d.undone_at IS NULL AND v.id = d.variant_id
        AND v.revision = d.revision
        AND v.status::text = CASE d.action WHEN 'accept' THEN 'accepted' ELSE 'rejected' END
      RETURNING ${taken}
    ), marked AS (
      UPDATE decisions SET undone_at = ${one.at}, undone_by_id = ${one.by}::uuid
      WHERE id IN (SELECT id FROM taken)
    )
    SELECT (SELECT count(*) FROM taken)::int AS count, ${broughtBack}`;
  return rows[0]!;
}
