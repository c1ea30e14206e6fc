import type { Tx } from '../../client.ts';

export type RestoreUndo = { restoreId: string; restoredAt: Date; by: string | null; at: Date };

// The decisions of the restore are taken back; those that it took back stand again, which its moment tells apart from what
// people took back themselves.
export async function undoRestoreDecisions(tx: Tx, one: RestoreUndo): Promise<number> {
  return tx.$executeRaw`
    WITH standing AS (
      UPDATE decisions AS d SET undone_at = NULL, undone_by_id = NULL
      FROM restore_rows AS o
      WHERE o.left_for IS NULL AND o.set_status = 'pending' AND d.variant_id = o.variant_id AND d.undone_at = ${one.restoredAt})
    UPDATE decisions AS d SET undone_at = ${one.at}, undone_by_id = ${one.by}::uuid
    FROM restore_rows AS o
    WHERE o.left_for IS NULL AND d.variant_id = o.variant_id AND d.group_id = ${one.restoreId}::uuid AND d.undone_at IS NULL`;
}
