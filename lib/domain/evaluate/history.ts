import { vote } from '../generate/steps/vote.ts';
import { type GradedReply, isCorrect } from './graded-reply.ts';
import { isSolved } from './majority.ts';

/** An answer that a model gave to the problem, and how many of its samples gave it. */
export type GivenAnswer = { answer: string; times: number; correct: boolean };

/** What one evaluation says of one problem. */
export type HistoryRow<Evaluation> = {
  evaluation: Evaluation;
  samples: number;
  failed: number;
  truncated: number;
  /** Correct samples by grader, people's rulings in place of grades where they stand. */
  correct: Record<string, number>;
  /** By the leading grader. */
  solved: boolean;
  /** Answers as the leading grader read them, the most frequent first. */
  answers: GivenAnswer[];
};

export type History<Evaluation> = {
  rows: HistoryRow<Evaluation>[];
  /** Evaluations with a reply, and those that solve the problem. */
  evaluations: number;
  solved: number;
};

/**
 * One problem over all evaluations that asked it, in the order given.
 *
 * @param leading the grader whose word decides what is solved
 */
export function problemHistory<Evaluation>(
  entries: readonly { evaluation: Evaluation; replies: readonly GradedReply[] }[],
  graders: readonly string[],
  leading: string,
): History<Evaluation> {
  const rows = entries.map(({ evaluation, replies }) => ({
    evaluation,
    ...rowOf(replies, graders, leading),
  }));
  return {
    rows,
    evaluations: rows.filter(({ samples }) => samples > 0).length,
    solved: rows.filter(({ solved }) => solved).length,
  };
}

function rowOf(all: readonly GradedReply[], graders: readonly string[], leading: string) {
  const judge = { grader: leading, withPeople: true };
  const replies = all.filter(({ failed }) => !failed);
  const correctBy = (grader: string) =>
    replies.filter((reply) => isCorrect(reply, { ...judge, grader })).length;
  const { groups } = vote(replies.map(({ grades }) => grades[leading]?.extracted ?? null));
  return {
    samples: replies.length,
    failed: all.length - replies.length,
    truncated: replies.filter(({ truncated }) => truncated).length,
    correct: Object.fromEntries(graders.map((grader) => [grader, correctBy(grader)])),
    solved: isSolved(replies, judge),
    answers: groups.map(({ answer, members }) => {
      return { answer, times: members.length, correct: isCorrect(replies[members[0]!]!, judge) };
    }),
  };
}
