import type { Tx } from '../../client.ts';

// What a restore changed beside what stands there today, as `restore_rows` of the caller's transaction. What was edited or
// decided again since, or deleted, keeps that.
export async function gatherUndoRows(tx: Tx, restoreId: string): Promise<number> {
  return tx.$executeRaw`
    CREATE TEMP TABLE restore_rows ON COMMIT DROP AS
    SELECT (row_number() OVER () - 1)::int AS position, c.variant_id, c.previous_revision AS frozen_revision,
           v.id IS NOT NULL AS there, v.revision, c.previous_status, c.previous_check_state, c.status AS set_status,
           c.revision = c.previous_revision AS same, c.previous_revision IS NULL AS made,
           CASE WHEN v.id IS NULL OR v.revision <> c.revision OR v.status <> c.status THEN 'changed' END AS left_for
    FROM restore_changes AS c LEFT JOIN variants AS v ON v.id = c.variant_id
    WHERE c.restore_id = ${restoreId}::uuid`;
}
