import type { ReplyToGrade } from '#lib/db/queries/evaluate/replies-to-grade.ts';
import type { GradeRow } from '#lib/db/queries/evaluate/store-grades.ts';
import type { AnswerType } from '#lib/domain/benchmarks/schema.ts';
import { disputeOf, graders } from '#lib/domain/evaluate/graders/index.ts';

export type GradeReply = (reply: ReplyToGrade) => GradeRow | Promise<GradeRow>;

/** What every grader says of a reply, and what they differ in. */
export function gradeReply({ id, text, truncated, problem, answer, answerType }: ReplyToGrade): GradeRow {
  const reference = { problem, answer, answerType: answerType as AnswerType };
  const grades = graders.map((grader) => ({
    ...{ grader: grader.id, version: grader.version },
    ...grader.grade({ text, truncated }, reference),
  }));
  return { reply: id, dispute: disputeOf(grades), grades };
}
