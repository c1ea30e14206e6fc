import type { Tx } from '../../client.ts';

// What is accepted and not in the version waits for a decision again; the decisions on it are taken back, not deleted.
export async function releaseOthers(
  tx: Tx,
  one: { projectId: string; restoreId: string; by: string | null; at: Date },
): Promise<number> {
  return tx.$executeRaw`
    WITH released AS (
      UPDATE variants AS v SET status = 'pending', updated_at = ${one.at}
      WHERE v.project_id = ${one.projectId}::uuid AND v.status = 'accepted'
        AND NOT EXISTS (SELECT FROM restore_rows AS o WHERE o.variant_id = v.id)
      RETURNING v.id, v.revision, v.check_state
    ), undone AS (
      UPDATE decisions AS d SET undone_at = ${one.at}, undone_by_id = ${one.by}::uuid
      FROM released AS r WHERE d.variant_id = r.id AND d.action = 'accept' AND d.undone_at IS NULL)
    INSERT INTO restore_changes (restore_id, variant_id, previous_status, previous_revision, previous_check_state,
                                 status, revision)
    SELECT ${one.restoreId}::uuid, id, 'accepted', revision, check_state, 'pending', revision FROM released`;
}
