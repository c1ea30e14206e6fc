import type { Tx } from '../../client.ts';

export type ReplyToGrade = {
  id: string;
  seq: bigint;
  text: string;
  truncated: boolean;
  problem: string;
  answer: string | null;
  answerType: string;
};

// Replies in their order, a page at a time: those that came. One that failed has no text, and no grade.
export async function repliesToGrade(
  tx: Tx,
  evaluationId: string,
  page: { after: bigint; count: number },
): Promise<ReplyToGrade[]> {
  return tx.$queryRaw<ReplyToGrade[]>`
    SELECT r.id, r.seq, r.text, coalesce(r.finish_reason = 'length', false) AS truncated, p.problem, p.answer,
           p.answer_type AS "answerType"
    FROM evaluation_replies AS r JOIN benchmark_problems AS p ON p.id = r.problem_id
    WHERE r.evaluation_id = ${evaluationId}::uuid AND r.seq > ${page.after} AND r.failure IS NULL
    ORDER BY r.seq LIMIT ${page.count}::int`;
}
