import type { Tx } from '../../client.ts';

// The labels that a restore put in are withdrawn, those that it withdrew stand again.
export async function undoLabels(tx: Tx, one: { restoredAt: Date; at: Date }): Promise<number> {
  return tx.$executeRaw`
    UPDATE step_labels AS l SET withdrawn_at = CASE WHEN l.withdrawn_at IS NULL THEN ${one.at}::timestamptz END
    FROM restore_rows AS o
    WHERE o.left_for IS NULL AND l.variant_id = o.variant_id
      AND (l.withdrawn_at = ${one.restoredAt} OR (l.at = ${one.restoredAt} AND l.withdrawn_at IS NULL))`;
}
