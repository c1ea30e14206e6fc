import type { Tx } from '#lib/db/client.ts';
import { gradedReplies } from '#lib/db/queries/evaluate/graded-replies.ts';
import type { GradedReply } from '#lib/domain/evaluate/graded-reply.ts';
import { graders } from '#lib/domain/evaluate/graders/index.ts';
import { variationLabel } from '#lib/domain/evaluate/robustness/variation.ts';
import { countTokens } from '#lib/math/text/count-tokens.ts';

/** The replies of an evaluation as reports read them, problem by problem in the order of the benchmark. */
export const readGraded = (tx: Tx, evaluationId: string) => read(tx, evaluationId, null);

/** Its replies to one problem. */
export const gradedOf = (tx: Tx, evaluationId: string, problemId: string) =>
  read(tx, evaluationId, problemId);

async function read(tx: Tx, evaluationId: string, problemId: string | null): Promise<GradedReply[]> {
  const tokens = new Map<string, number>();
  const rows = await gradedReplies(tx, evaluationId, problemId);
  return rows.map(({ problem, variation, ...row }) => {
    if (problem !== null) tokens.set(row.problemId, countTokens(problem, ''));
    return { ...row, promptTokens: tokens.get(row.problemId) ?? 0, variation: variationLabel(variation) };
  });
}

/** The graders of today, in their order, then those that only graded before. */
export function gradersOf(rows: readonly GradedReply[]): string[] {
  const seen = rows.flatMap((row) => Object.keys(row.grades));
  return [...new Set([...graders.map(({ id }) => id), ...seen])];
}
