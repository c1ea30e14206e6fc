import type { Tx } from '../client.ts';

// Undo of a bulk decision is set-based for the same reason as the decision. A variant that was edited or decided
// again since keeps its state, and its decision stays.
export async function undoDecisions(
  tx: Tx,
  one: { groupId: string; by: string | null; at: Date },
): Promise<number> {
  return tx.$executeRaw`
    WITH undone AS (
      UPDATE variants v SET status = d.previous_status, updated_at = ${one.at}
      FROM decisions d
      WHERE d.group_id = ${one.groupId}::uuid AND d.undone_at IS NULL AND v.id = d.variant_id
        AND v.revision = d.revision
        AND v.status::text = CASE d.action WHEN 'accept' THEN 'accepted' ELSE 'rejected' END
      RETURNING d.id)
    UPDATE decisions SET undone_at = ${one.at}, undone_by_id = ${one.by}::uuid
    WHERE id IN (SELECT id FROM undone)`;
}
