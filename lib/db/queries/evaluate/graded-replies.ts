import type { GradeVerdict } from '#lib/domain/evaluate/grader.ts';
import type { Tx } from '../../client.ts';

/**
 * One reply with all that reports count by. Grades: { grader: { verdict, extracted } }. The text of a problem comes with
 * its first sample alone.
 */
export type GradedRow = {
  problemId: string;
  sample: number;
  level: number | null;
  subject: string | null;
  answerType: string;
  problem: string | null;
  familyId: string;
  variation: Record<string, unknown> | null;
  truncated: boolean;
  failed: boolean;
  grades: Record<string, { verdict: GradeVerdict; extracted: string | null }>;
  human: boolean | null;
};

// A report counts the same replies by grader, level, subject, kind of answer, length and family: they are read once, a
// row each with its grades as one object, instead of a statement for every table of the page.
export async function gradedReplies(
  tx: Tx,
  evaluationId: string,
  problemId: string | null,
): Promise<GradedRow[]> {
  return tx.$queryRaw<GradedRow[]>`
    SELECT r.problem_id AS "problemId", r.sample, p.level, p.subject, p.answer_type AS "answerType",
           CASE WHEN r.sample = 0 THEN p.problem END AS problem, coalesce(p.parent_id, p.id) AS "familyId", p.variation,
           coalesce(r.finish_reason = 'length', false) AS truncated, r.failure IS NOT NULL AS failed,
           coalesce((SELECT jsonb_object_agg(g.grader, jsonb_build_object('verdict', g.verdict, 'extracted', g.extracted))
                     FROM evaluation_grades AS g WHERE g.reply_id = r.id), '{}') AS grades,
           (SELECT v.correct FROM evaluation_verdicts AS v
            WHERE v.reply_id = r.id AND v.withdrawn_at IS NULL) AS human
    FROM evaluation_replies AS r JOIN benchmark_problems AS p ON p.id = r.problem_id
    WHERE r.evaluation_id = ${evaluationId}::uuid AND (${problemId}::uuid IS NULL OR r.problem_id = ${problemId}::uuid)
    ORDER BY p.seq, r.sample`;
}
