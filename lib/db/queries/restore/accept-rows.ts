import type { Tx } from '../../client.ts';

// Variants whose text is that of the version and whose state is not. What somebody edited or decided meanwhile is theirs.
export async function acceptRows(tx: Tx, restoreId: string, at: Date): Promise<number> {
  return tx.$executeRaw`
    WITH accepted AS (
      UPDATE variants AS v SET status = 'accepted', updated_at = ${at}
      FROM restore_rows AS o
      WHERE o.left_for IS NULL AND o.same AND o.status <> 'accepted' AND v.id = o.variant_id
        AND v.revision = o.revision AND v.status = o.status
      RETURNING v.id, v.revision, o.status, v.check_state)
    INSERT INTO restore_changes (restore_id, variant_id, previous_status, previous_revision, previous_check_state,
                                 status, revision)
    SELECT ${restoreId}::uuid, id, status, revision, check_state, 'accepted', revision FROM accepted`;
}
