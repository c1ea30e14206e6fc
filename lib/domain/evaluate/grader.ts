import type { AnswerType } from '../benchmarks/schema.ts';

/**
 * correct, wrong; undecided: an answer was found, and whether it is right could not be shown; unparseable: the reply has
 * no answer in the form that the grader reads.
 */
export const gradeVerdicts = ['correct', 'wrong', 'undecided', 'unparseable'] as const;
export type GradeVerdict = (typeof gradeVerdicts)[number];

/** What a model wrote. `truncated`: it was cut off by its limit of tokens. */
export type ReplyText = { text: string; truncated: boolean };

/** What a reply is measured by; `answer` is null where the benchmark gives none. */
export type Reference = { problem: string; answer: string | null; answerType: AnswerType };

/** A grader's word on one reply. `extracted`: the answer that it read; `reason`: one line that a person can act on. */
export type Grade = { verdict: GradeVerdict; extracted: string | null; reason: string };

/** One way to grade replies: pure, deterministic, and bounded in time for every reply. */
export type Grader = {
  /** The id in results, lists and commands. */
  id: string;
  /** Raised when the same reply may get another grade. */
  version: number;
  title: string;
  /** What it reads, what it lets through and what it misses. */
  description: string;
  grade(reply: ReplyText, reference: Reference): Grade;
};
