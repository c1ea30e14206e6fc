import type { Tx } from '../../client.ts';

export type Rewriting = { restoreId: string; note: string; authorId: string | null; at: Date };

// The frozen text as a new revision over whatever stands there, with what the rules said of it then; the overwritten text
// stays a revision. What was read from the text before is counted anew.
export async function rewriteTexts(tx: Tx, one: Rewriting): Promise<number> {
  return tx.$executeRaw`
    WITH texts AS (
      SELECT o.variant_id, o.revision + 1 AS revision, o.frozen_revision, o.status, o.revision AS previous, o.check_state,
             coalesce(r.problem, t.problem) AS problem, coalesce(r.solution, t.solution) AS solution,
             coalesce(r.answer, t.answer) AS answer, t.content_hash, t.tokens
      FROM restore_rows AS o JOIN restore_texts AS t USING (position)
      LEFT JOIN revisions AS r ON r.variant_id = o.variant_id AND r.number = o.frozen_revision
      WHERE o.left_for IS NULL AND o.there AND o.same IS NOT TRUE
    ), checks AS (
      INSERT INTO check_results (variant_id, revision, rule, outcome, reason, evidence, at)
      SELECT c.variant_id, t.revision, c.rule, c.outcome, c.reason, c.evidence, c.at
      FROM texts AS t JOIN check_results AS c ON c.variant_id = t.variant_id AND c.revision = t.frozen_revision
    ), said AS (
      INSERT INTO revisions (variant_id, number, problem, solution, answer, note, author_id, at)
      SELECT variant_id, revision, problem, solution, answer, ${one.note}, ${one.authorId}::uuid, ${one.at} FROM texts
    ), changed AS (
      INSERT INTO restore_changes (restore_id, variant_id, previous_status, previous_revision, previous_check_state,
                                   status, revision)
      SELECT ${one.restoreId}::uuid, variant_id, status, previous, check_state, 'accepted', revision FROM texts)
    UPDATE variants AS v
    SET problem = t.problem, solution = t.solution, answer = t.answer, revision = t.revision, status = 'accepted',
        content_hash = t.content_hash, tokens = t.tokens, estimated_level = NULL, estimated_subject = NULL,
        estimate_basis = NULL, updated_at = ${one.at},
        check_state = coalesce((SELECT max(c.outcome::text::"CheckState") FROM check_results AS c
                                WHERE c.variant_id = t.variant_id AND c.revision = t.frozen_revision
                                  AND c.outcome <> 'skipped'), 'unchecked')
    FROM texts AS t WHERE v.id = t.variant_id`;
}
