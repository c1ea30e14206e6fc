import type { Tx } from '../../client.ts';

export type Relabelling = {
  projectId: string;
  restoreId: string;
  actorId: string | null;
  actorLabel: string;
  at: Date;
};

// A frozen row says which step is the first wrong one: where the labels that stand say something else today, they are
// withdrawn and the version's stands in their place. A row that is changed in nothing else is noted as changed.
export async function relabelRows(tx: Tx, one: Relabelling): Promise<number> {
  return tx.$executeRaw`
    WITH other AS (
      SELECT v.id, v.revision, v.status, v.check_state, t.step
      FROM restore_rows AS o JOIN restore_texts AS t USING (position) JOIN variants AS v ON v.id = o.variant_id
      WHERE o.left_for IS NULL AND t.method IS NOT NULL AND t.step IS DISTINCT FROM (
        SELECT l.step FROM step_labels AS l
        WHERE l.variant_id = v.id AND l.revision = v.revision AND l.withdrawn_at IS NULL ORDER BY l.seq DESC LIMIT 1)
    ), withdrawn AS (
      UPDATE step_labels AS l SET withdrawn_at = ${one.at}
      FROM other AS o WHERE l.variant_id = o.id AND l.revision = o.revision AND l.withdrawn_at IS NULL
    ), changed AS (
      INSERT INTO restore_changes (restore_id, variant_id, previous_status, previous_revision, previous_check_state,
                                   status, revision)
      SELECT ${one.restoreId}::uuid, id, status, revision, check_state, status, revision FROM other
      ON CONFLICT DO NOTHING)
    INSERT INTO step_labels (id, project_id, variant_id, revision, step, actor_id, actor_label, at)
    SELECT gen_random_uuid(), ${one.projectId}::uuid, id, revision, step, ${one.actorId}::uuid, ${one.actorLabel}, ${one.at}
    FROM other WHERE step IS NOT NULL`;
}
