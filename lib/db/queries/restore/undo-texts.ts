import type { Tx } from '../../client.ts';

export type UndoneTexts = { note: string; authorId: string | null; at: Date };

// The text of before as one more revision, with the checks and labels that it had: nothing is overwritten without trace.
export async function undoTexts(tx: Tx, one: UndoneTexts): Promise<number> {
  return tx.$executeRaw`
    WITH texts AS (
      SELECT o.variant_id, o.revision + 1 AS revision, o.frozen_revision, o.previous_status, o.previous_check_state,
             r.problem, r.solution, r.answer, t.content_hash, t.tokens
      FROM restore_rows AS o JOIN restore_texts AS t USING (position)
      JOIN revisions AS r ON r.variant_id = o.variant_id AND r.number = o.frozen_revision
      WHERE o.left_for IS NULL AND NOT o.made AND NOT o.same
    ), checks AS (
      INSERT INTO check_results (variant_id, revision, rule, outcome, reason, evidence, at)
      SELECT c.variant_id, t.revision, c.rule, c.outcome, c.reason, c.evidence, c.at
      FROM texts AS t JOIN check_results AS c ON c.variant_id = t.variant_id AND c.revision = t.frozen_revision
    ), labels AS (
      INSERT INTO step_labels (id, project_id, variant_id, revision, step, actor_id, actor_label, at)
      SELECT gen_random_uuid(), l.project_id, l.variant_id, t.revision, l.step, l.actor_id, l.actor_label, l.at
      FROM texts AS t JOIN step_labels AS l
        ON l.variant_id = t.variant_id AND l.revision = t.frozen_revision AND l.withdrawn_at IS NULL
    ), said AS (
      INSERT INTO revisions (variant_id, number, problem, solution, answer, note, author_id, at)
      SELECT variant_id, revision, problem, solution, answer, ${one.note}, ${one.authorId}::uuid, ${one.at} FROM texts)
    UPDATE variants AS v
    SET problem = t.problem, solution = t.solution, answer = t.answer, revision = t.revision, status = t.previous_status,
        check_state = t.previous_check_state, content_hash = t.content_hash, tokens = t.tokens, estimated_level = NULL,
        estimated_subject = NULL, estimate_basis = NULL, updated_at = ${one.at}
    FROM texts AS t WHERE v.id = t.variant_id`;
}
