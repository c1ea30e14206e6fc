import type { GradeVerdict } from './grader.ts';

/** A stored reply as reports read it: its problem's facts, its grades by grader, and a person's ruling where one stands. */
export type GradedReply = {
  problemId: string;
  /** From 0; at temperature 0 there is only one. */
  sample: number;
  level: number | null;
  subject: string | null;
  answerType: string;
  /** The length of the problem in tokens. */
  promptTokens: number;
  /** The problem that this one was derived from, else the problem itself. */
  familyId: string;
  /** How it was derived ("2 distractors"); null for a problem as it came. */
  variation: string | null;
  truncated: boolean;
  /** No text came: it is counted apart, and in no share. */
  failed: boolean;
  grades: Record<string, { verdict: GradeVerdict; extracted: string | null }>;
  /** Whether a person ruled it correct; null where nobody did. */
  human: boolean | null;
};

/** Whose word counts: a grader's alone, or a person's where one was given. */
export type Judge = { grader: string; withPeople: boolean };

/** Whether a reply is correct. What is undecided or has no answer is not; nor is what the grader never saw. */
export function isCorrect(reply: GradedReply, { grader, withPeople }: Judge): boolean {
  if (withPeople && reply.human !== null) return reply.human;
  return reply.grades[grader]?.verdict === 'correct';
}

/** The replies of one problem that have a text, by sample. */
export type ProblemReplies = { problemId: string; replies: readonly GradedReply[] };

/** Groups replies by problem, in the order in which problems first appear; failed replies are left out. */
export function byProblem(replies: readonly GradedReply[]): ProblemReplies[] {
  const answered = replies.filter(({ failed }) => !failed);
  const groups = Map.groupBy(answered, ({ problemId }) => problemId);
  return [...groups].map(([problemId, group]) => ({
    problemId,
    replies: group.toSorted((one, other) => one.sample - other.sample),
  }));
}
